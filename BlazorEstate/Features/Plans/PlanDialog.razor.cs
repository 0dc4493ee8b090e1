using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Plans;

public partial class PlanDialog
{
    private const int Previewed = 4;
    private Choice? unit, property;
    private string? title, description, category = "heating";
    private string check = "", equipmentCode = "", vendorCode = "";
    private InterventionPriority? priority = InterventionPriority.Normal;
    private decimal? every = 1, daysAhead = PlanInput.UsualDaysAhead;
    private PlanPeriod? period = PlanPeriod.Year;
    private PlanBasis? basis = PlanBasis.Fixed;
    private DateOnly? startsOn, endsOn;
    private PlanProgress progress;
    private IReadOnlyList<(string, string)> equipment = [], vendors = [];
    private long? version;
    private bool ready;

    /// <summary>The plan to change; null for a new one.</summary>
    [Parameter]
    public string? Code { get; set; }

    /// <summary>Where a new one has something done, if that is known.</summary>
    [Parameter]
    public string? UnitCode { get; set; }

    [Parameter]
    public string? PropertyCode { get; set; }

    [Parameter]
    public string? EquipmentCode { get; set; }

    private LegalCheck? Check => Names.Parse<LegalCheck>(check);

    private string? Source => Check is { } chosen ? L["Source", LegalChecks.Of(chosen).Source] : L["LegalCheck.Help"];

    private IEnumerable<(string, string)> Legal => LegalChecks.All.Select(r => (Names.Of(r.Check), EnumText.Name(r.Check))).Prepend(("", L["NoLegalCheck"].Value));

    private IEnumerable<(string, string)> Categories =>
        CategoryText.Usual.Union([category ?? ""]).Where(c => c.Length > 0).Select(c => (c, CategoryText.Name(c))).OrderBy(c => c.Item2, StringComparer.CurrentCulture);

    // As the form stands; null where that makes no plan.
    private IReadOnlyList<PlannedDay>? Preview
    {
        get
        {
            var details = Input().ToDetails();
            return details.IsOk && details.Value.Schedule.Check().IsOk ? [.. details.Value.Schedule.Upcoming(progress, Clock.Today).Take(Previewed)] : null;
        }
    }

    protected override async Task OnInitializedAsync()
    {
        vendors = await Queries.VendorsAsync();
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        if (Code is not null && await Queries.FindAsync(Code) is { Plan: var p } found)
        {
            (title, description, category, priority, check) = (p.Title, p.Description, p.Category, p.Priority, p.LegalCheck is { } legal ? Names.Of(legal) : "");
            (every, period, basis, startsOn, endsOn, daysAhead) = (p.Every, p.Period, p.Basis, p.StartsOn, p.EndsOn, p.DaysAhead);
            unit = p.UnitCode is null ? null : new Choice(p.UnitCode, $"{p.PropertyName} · {p.UnitLabel}");
            property = p.UnitCode is null ? new Choice(p.PropertyCode, p.PropertyName) : null;
            (equipmentCode, vendorCode, progress, version) = (p.EquipmentCode ?? "", p.VendorCode ?? "", found.Progress, p.Version);
            if (p.VendorCode is not null && !vendors.Any(v => v.Item1 == p.VendorCode))
            {
                vendors = [.. vendors, (p.VendorCode, p.VendorName ?? p.VendorCode)];
            }
        }
        else if (!ready)
        {
            startsOn = Clock.Today.AddMonths(1);
            unit = UnitCode is null ? null : (await Lookups.UnitsAsync(UnitCode)).FirstOrDefault(u => u.Code == UnitCode);
            property = unit is not null || PropertyCode is null ? null : (await Lookups.PropertiesAsync(PropertyCode)).FirstOrDefault(p => p.Code == PropertyCode);
            equipmentCode = EquipmentCode ?? "";
        }

        equipment = await Queries.EquipmentAsync(unit?.Code, property?.Code);
        ready = true;
    }

    // A legal check brings what is usual for it; everything can still be changed.
    private void ChooseCheckAsync(string? value)
    {
        check = value ?? "";
        if (Check is { } chosen && Code is null)
        {
            var rule = LegalChecks.Of(chosen);
            (title, category, every, period) = (EnumText.Name(chosen), rule.Category, rule.Repeats.Every, rule.Repeats.Period);
        }
    }

    private Task ChooseUnitAsync(Choice? value)
    {
        (unit, property) = (value, value is null ? property : null);
        return EquipAsync();
    }

    private Task ChoosePropertyAsync(Choice? value)
    {
        property = value;
        return EquipAsync();
    }

    private async Task EquipAsync()
    {
        equipment = await Queries.EquipmentAsync(unit?.Code, property?.Code);
        equipmentCode = equipment.Any(e => e.Item1 == equipmentCode) ? equipmentCode : "";
    }

    private PlanInput Input() => new(
        null, title, description, category, priority, Check, unit?.Code, property?.Code, equipmentCode, vendorCode, Whole(every), period, basis, startsOn, endsOn, Whole(daysAhead), version);

    // A number that is no whole one fails as one out of range.
    private static int? Whole(decimal? number) => number is null ? null : number % 1 == 0 && Math.Abs(number.Value) < 1_000_000 ? (int)number : -1;

    private async Task<Result> SaveAsync()
    {
        var input = Input();
        var missing = new Checks().That(daysAhead is not null, "daysAhead", "Required").That(priority is not null, "priority", "Required").That(basis is not null, "basis", "Required").ToResult();
        if (!missing.IsOk)
        {
            return missing;
        }

        var me = await Me.GetAsync();
        Result result = Code is null ? await Service.CreateAsync(input, me) : await Service.ChangeAsync(Code, input, me);
        if (result.IsOk)
        {
            Dialogs.Close(result is Result<string> made ? made.Value : Code);
        }

        return result;
    }
}
