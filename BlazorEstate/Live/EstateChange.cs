namespace BlazorEstate.Live;

/// <summary>That a record changed: its kind and key, never its data. Key 0 stands for any record of the kind.</summary>
public readonly record struct EstateChange(ChangeKinds Kind, long Id = 0);
