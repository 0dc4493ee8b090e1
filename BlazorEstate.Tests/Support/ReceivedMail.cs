using System.Text;

namespace BlazorEstate.Tests.Support;

/// <summary>A message as it came in; read into its parts only when somebody looks.</summary>
public sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Raw)
{
    /// <summary>Decoded.</summary>
    public ILookup<string, string> Headers
    {
        get
        {
            var unfolded = Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal);
            return unfolded.Split("\r\n").ToLookup(x => x.Split(':')[0], x => Words(x[(x.IndexOf(':') + 1)..].Trim()), StringComparer.OrdinalIgnoreCase);
        }
    }

    public string MessageId => Headers["Message-ID"].Single();

    public string Subject => Headers["Subject"].Single();

    /// <summary>The decoded content of the first part of this type, for example text/plain.</summary>
    public string Part(string type) => Encoding.UTF8.GetString(PartBytes(type));

    public byte[] PartBytes(string type)
    {
        var at = Raw.IndexOf($"Content-Type: {type}", StringComparison.Ordinal);
        var start = Raw.IndexOf("\r\n\r\n", at, StringComparison.Ordinal) + 4;
        var body = Raw[start..Raw.IndexOf("\r\n--=_", start, StringComparison.Ordinal)];
        return Raw[at..start].Contains("base64", StringComparison.Ordinal) ? Convert.FromBase64String(body) : Quoted(body);
    }

    private static byte[] Quoted(string text)
    {
        var joined = text.Replace("=\r\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=') { bytes.Add(Convert.ToByte(joined.Substring(i + 1, 2), 16)); i += 2; }
            else { bytes.Add((byte)joined[i]); }
        }
        return [.. bytes];
    }

    private static string Words(string header) => System.Text.RegularExpressions.Regex.Replace(
        header.Replace("?= =?", "?==?", StringComparison.Ordinal), @"=\?utf-8\?B\?([^?]*)\?=", x => Encoding.UTF8.GetString(Convert.FromBase64String(x.Groups[1].Value)));
}
