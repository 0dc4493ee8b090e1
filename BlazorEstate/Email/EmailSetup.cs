using System.Globalization;
using System.Net.Mail;
using BlazorEstate.Data;
using BlazorEstate.Email.Letters;
using BlazorEstate.Email.Sending;
using BlazorEstate.Shared;

namespace BlazorEstate.Email;

public static class EmailSetup
{
    // Longer than any letter is written ahead of its day, see Reminders:RentCallDays.
    private const int LeastKept = 90;
    private const int MostKept = 36_500;

    /// <summary>Mail by the settings "Email"; a setting that cannot work stops the start.</summary>
    public static IServiceCollection AddEstateEmail(this IServiceCollection services, IConfiguration configuration, string contentRoot)
    {
        if (configuration["Email:Smtp:Port"] is { Length: > 0 } port && !int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw new SettingException("Email:Smtp:Port", $"\"{port}\" is not a port.");
        }

        if (configuration["Email:Smtp:StartTls"] is { Length: > 0 } tls && !bool.TryParse(tls, out _))
        {
            throw new SettingException("Email:Smtp:StartTls", $"\"{tls}\" is neither true nor false.");
        }

        if (configuration["Email:KeepSentDays"] is { Length: > 0 } days && !(int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var kept) && kept is >= LeastKept and <= MostKept))
        {
            throw new SettingException("Email:KeepSentDays", $"\"{days}\" is not a number of days from {LeastKept} to {MostKept}.");
        }

        var options = configuration.GetSection("Email").Get<EmailOptions>() ?? new EmailOptions();
        if (!MailAddress.TryCreate(options.Smtp.From, out _))
        {
            throw new SettingException("Email:Smtp:From", $"\"{options.Smtp.From}\" is not an e-mail address.");
        }

        if (options.Smtp.Port is < 1 or > 65535)
        {
            throw new SettingException("Email:Smtp:Port", $"{options.Smtp.Port} is not a port.");
        }

        var folder = Path.GetFullPath(options.Folder, contentRoot);
        services.AddSingleton(options).AddSingleton(TenantMailOptions.Of(configuration)).AddSingleton(OwnerMailOptions.Of(configuration));
        services.AddLetters();
        services.AddSingleton(sp => new StoredFiles(sp.GetRequiredService<FileStore>().Folder));
        services.AddSingleton(new OutboxFolders(Path.Combine(folder, ".senders"))).AddSingleton<OutboxSignal>().AddSingleton<MailComposer>();
        services.AddSingleton(sp => ActivatorUtilities.CreateInstance<OutboxParts>(sp));
        return services.AddSingleton(sp => new MailTransport(options, sp.GetRequiredService<AgencyOptions>(), sp.GetService<TimeProvider>() ?? TimeProvider.System, folder));
    }

    /// <summary>The worker that sends what waits, where the program serves.</summary>
    public static IServiceCollection AddOutboxWorker(this IServiceCollection services) => services.AddHostedService<OutboxWorker>();

    /// <summary>What writes letters, and the agency's own wording of them.</summary>
    public static IServiceCollection AddLetters(this IServiceCollection services) =>
        services.AddSingleton<LetterLinks>().AddSingleton<LetterRenderer>().AddSingleton<LetterWordings>();
}
