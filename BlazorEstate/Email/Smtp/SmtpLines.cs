using System.Globalization;
using System.Text;

namespace BlazorEstate.Email.Smtp;

/// <summary>Reads replies and writes commands on one stream. What a server sends is bounded: 100 lines of 2,000 characters.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int MostLines = 100;
    private const int LongestLine = 2000;

    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    /// <summary>Something was sent that nobody asked for: before encryption begins, somebody may have slipped it in.</summary>
    public bool HasMore => _start < _end;

    public Stream Stream => stream;

    public async Task WriteAsync(string text, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
        await stream.FlushAsync(ct);
    }

    public async Task<SmtpReply> AskAsync(string command, CancellationToken ct)
    {
        await WriteAsync(command, ct);
        return await ReadAsync(ct);
    }

    /// <summary>Throws <see cref="IOException"/> where the connection ends or what comes is no reply.</summary>
    public async Task<SmtpReply> ReadAsync(CancellationToken ct)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await LineAsync(ct);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                throw new IOException("The server's answer cannot be understood.");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                return new SmtpReply(code, lines);
            }
        }

        throw new IOException("The server's answer does not end.");
    }

    private async Task<string> LineAsync(CancellationToken ct)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await stream.ReadAsync(_buffer, ct));
                if (_end == 0)
                {
                    throw new IOException("The server closed the connection.");
                }
            }

            var found = _buffer.AsSpan(_start, _end - _start);
            var newline = found.IndexOf((byte)'\n');
            line.Append(Encoding.UTF8.GetString(newline < 0 ? found : found[..newline]));
            _start = newline < 0 ? _end : _start + newline + 1;
            if (newline >= 0)
            {
                return string.Concat(line.ToString().Select(c => char.IsControl(c) ? ' ' : c)).TrimEnd();
            }
        }

        throw new IOException("The server's answer does not end.");
    }
}
