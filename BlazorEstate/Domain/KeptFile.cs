namespace BlazorEstate.Domain;

/// <summary>A file as it was kept.</summary>
/// <param name="FileName">As the person's own machine called it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the content, 64 hexadecimal digits in lower case.</param>
/// <param name="Path">Below the folder of stored files.</param>
public sealed record KeptFile(string FileName, string ContentType, long Size, string Sha256, string Path);
