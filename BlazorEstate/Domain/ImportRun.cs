using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>One import of an agency's files: the audit trail's single event for all records that name it.</summary>
public sealed class ImportRun
{
    private ImportRun()
    {
    }

    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>Charges were issued up to this day.</summary>
    public DateOnly IssuedUntil { get; private set; }

    /// <summary>JSON: name, SHA-256 and rows of each file.</summary>
    public string Files { get; private set; } = "";

    /// <summary>JSON: how many records of each kind were added or left as they were.</summary>
    public string Counts { get; private set; } = "";

    public static ImportRun Of(DateTime at, Actor by, DateOnly issuedUntil, string files, string counts)
    {
        ArgumentNullException.ThrowIfNull(by);
        return new ImportRun { At = at, By = by.Name, IssuedUntil = issuedUntil, Files = files, Counts = counts };
    }
}
