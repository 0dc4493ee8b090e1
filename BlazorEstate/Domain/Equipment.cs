using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum EquipmentKind
{
    Boiler,
    WaterHeater,
    HeatPump,
    AirConditioning,
    Ventilation,
    Chimney,
    Lift,
    SmokeDetector,
    FireExtinguisher,
    Door,
    Appliance,
    Other,
}

/// <summary>What can be said of a piece of equipment.</summary>
/// <param name="WarrantyUntil">The last day of the maker's or installer's warranty.</param>
/// <param name="ServicedOn">The last service that is known from elsewhere than its plans' interventions.</param>
public sealed record EquipmentDetails(
    string Name,
    EquipmentKind Kind,
    string? Make = null,
    string? Model = null,
    string? Serial = null,
    DateOnly? InstalledOn = null,
    DateOnly? WarrantyUntil = null,
    DateOnly? ServicedOn = null,
    DateOnly? OutOfServiceOn = null,
    string? Note = null);

/// <summary>What is kept in order: the boiler of a flat, the lift of a building, a detector. Without a unit it stands in the common parts.</summary>
public sealed class Equipment : IAudited, IVersioned, IHasCode
{
    public const int NoteLength = 2000;

    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    private Equipment()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public long PropertyId { get; private set; }

    /// <summary>Null for the common parts of the property.</summary>
    public long? UnitId { get; private set; }

    public EquipmentKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    public string? Make { get; private set; }

    public string? Model { get; private set; }

    public string? Serial { get; private set; }

    public DateOnly? InstalledOn { get; private set; }

    /// <summary>The last day of the warranty.</summary>
    public DateOnly? WarrantyUntil { get; private set; }

    /// <summary>The last service that is known from elsewhere than its plans' interventions.</summary>
    public DateOnly? ServicedOn { get; private set; }

    /// <summary>From this day on it is no longer used; its plans make nothing any more.</summary>
    public DateOnly? OutOfServiceOn { get; private set; }

    public string? Note { get; private set; }

    public string SearchText { get; private set; } = "";

    public long Version { get; private set; }

    /// <summary>Fails with problems on code, name, kind, make, model, serial, installedOn, warrantyUntil, servicedOn, outOfServiceOn, note.</summary>
    public static Result<Equipment> Create(string code, long propertyId, long? unitId, EquipmentDetails details)
    {
        var equipment = new Equipment { Code = code };
        return new Checks().That(Limits.IsCode(code), "code", "Code.Format").And(equipment.Change(propertyId, unitId, details)).ToResult(() => equipment);
    }

    public Result Change(long propertyId, long? unitId, EquipmentDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var d = details;
        return new Checks()
            .Required("name", d.Name, Limits.Name)
            .That(Enum.IsDefined(d.Kind), "kind", "Choice")
            .Optional("make", d.Make, Limits.Name)
            .Optional("model", d.Model, Limits.Name)
            .Optional("serial", d.Serial, Limits.Name)
            .That(Sensible(d.InstalledOn), "installedOn", "OutOfRange", First, Last)
            .That(Sensible(d.WarrantyUntil), "warrantyUntil", "OutOfRange", First, Last)
            .That(d.WarrantyUntil is null || d.InstalledOn is null || d.WarrantyUntil >= d.InstalledOn, "warrantyUntil", "Equipment.BeforeInstalled")
            .That(Sensible(d.ServicedOn), "servicedOn", "OutOfRange", First, Last)
            .That(d.ServicedOn is null || d.InstalledOn is null || d.ServicedOn >= d.InstalledOn, "servicedOn", "Equipment.BeforeInstalled")
            .That(Sensible(d.OutOfServiceOn), "outOfServiceOn", "OutOfRange", First, Last)
            .That(d.OutOfServiceOn is null || d.InstalledOn is null || d.OutOfServiceOn >= d.InstalledOn, "outOfServiceOn", "Equipment.BeforeInstalled")
            .Optional("note", d.Note, NoteLength)
            .ToResult(() => Write(propertyId, unitId, d));
    }

    private static bool Sensible(DateOnly? day) => day is null || (day >= First && day <= Last);

    private Equipment Write(long propertyId, long? unitId, EquipmentDetails d)
    {
        (PropertyId, UnitId, Kind, Name) = (propertyId, unitId, d.Kind, d.Name.Trim());
        (Make, Model, Serial) = (Person.OrNull(d.Make), Person.OrNull(d.Model), Person.OrNull(d.Serial));
        (InstalledOn, WarrantyUntil, ServicedOn, OutOfServiceOn) = (d.InstalledOn, d.WarrantyUntil, d.ServicedOn, d.OutOfServiceOn);
        Note = Person.OrNull(d.Note);
        SearchText = Fold.Of(Name, Code, Make, Model, Serial);
        return this;
    }
}
