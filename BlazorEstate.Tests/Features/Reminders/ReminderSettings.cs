using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Reminders;
using BlazorEstate.Shared;
using Microsoft.Extensions.Configuration;

namespace BlazorEstate.Tests.Features.Reminders;

public sealed class ReminderSettings
{
    private static ReminderOptions With(params (string Key, string? Value)[] settings) => ReminderOptions.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Reminders:" + s.Key, s.Value))).Build());

    [Fact]
    public void Without_any_the_days_are_the_usual_ones()
    {
        var options = With();
        Assert.Equal([1, 8, 15, 30], options.OverdueDays);
        Assert.Equal([8, 15, 30], options.LetterDays);
        Assert.Equal([30, 90], options.LeaseEndingDays);
        Assert.Equal((3, 7, 7, 7), (options.DueSoonDays, options.RentCallDays, options.LetterWindowDays, options.DepositDays));
    }

    [Fact]
    public void Days_stand_in_one_value_or_a_value_each()
    {
        Assert.Equal([1, 10, 20], With(("OverdueDays", "20, 1,10,10"), ("LetterDays", "10")).OverdueDays);
        Assert.Equal([1, 10], With(("OverdueDays:0", "10"), ("OverdueDays:1", "1"), ("LetterDays", "10")).OverdueDays);
        Assert.Empty(With(("LetterDays", "")).LetterDays);
    }

    [Theory]
    [InlineData("DueSoonDays", "three")]
    [InlineData("DueSoonDays", "-1")]
    [InlineData("OverdueDays", "1, x")]
    [InlineData("OverdueDays", "0")]
    [InlineData("OverdueDays", "1, 400")]
    [InlineData("OverdueDays", "")]
    [InlineData("OverdueDays:0", "x")]
    [InlineData("LetterDays", "9")]
    [InlineData("LetterDays", "1, 8, 15, 30")]
    [InlineData("LetterWindowDays", "1.5")]
    [InlineData("RentCallDays", "61")]
    [InlineData("LeaseEndingDays", "soon")]
    [InlineData("DepositDays", "30")]
    public void A_bad_one_is_named(string name, string value)
    {
        var fault = Assert.Throws<SettingException>(() => With((name, value)));
        Assert.Equal("Reminders:" + name.Replace(":0", "", StringComparison.Ordinal), fault.Setting);
    }

    [Fact]
    public void A_bad_deadline_is_named()
    {
        var bad = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Reminders:DeadlineDays:Urgent", (string?)"now")]).Build();
        Assert.Equal("Reminders:DeadlineDays:Urgent", Assert.Throws<SettingException>(() => MaintenanceSetup.Deadlines(bad)).Setting);
    }

    [Fact]
    public void The_file_of_settings_says_the_same_as_the_program()
    {
        var file = new ConfigurationBuilder().AddJsonFile(Path.Combine(Support.Repository.Root, "appsettings.json")).Build();
        Assert.Equivalent(new ReminderOptions(), ReminderOptions.From(file), strict: true);
        Assert.Equal(new InterventionDeadlines(), MaintenanceSetup.Deadlines(file));
    }
}
