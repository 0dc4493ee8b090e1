using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>Photos and other files on the timeline. They come and go in whatever state it is: a photo may be what shows that it was done.</summary>
public sealed partial class Intervention
{
    /// <summary>Files that may come at once.</summary>
    public const int MostFiles = 10;

    /// <summary>Adds files with a word on them. Problem on note.</summary>
    public Result<InterventionEntry> AddFiles(IEnumerable<string> names, string? note, InterventionAct act) => new Checks()
        .Optional("note", note, NoteLength)
        .ToResult(() => InterventionEntry.Of(this, InterventionEvent.FilesAdded, act, note).About(Cut(string.Join(", ", names))));

    /// <summary>Takes a file away, which needs a reason; the caller deletes it. Problem on reason.</summary>
    public Result<InterventionEntry> RemoveFile(Attachment file, string? reason, InterventionAct act)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new Checks().Required("reason", reason, NoteLength)
            .ToResult(() => InterventionEntry.Of(this, InterventionEvent.FileRemoved, act, reason).About(file.FileName));
    }

    /// <summary>Whether so many may come at once. Problem on files.</summary>
    public static Result CheckFiles(int count, int most) => new Checks()
        .That(count > 0, "files", "Required")
        .That(count <= most, "files", "File.TooMany", most)
        .ToResult();

    private static string Cut(string names) => names.Length <= 2 * Limits.Name ? names : string.Concat(names.AsSpan(0, (2 * Limits.Name) - 1), "…");
}
