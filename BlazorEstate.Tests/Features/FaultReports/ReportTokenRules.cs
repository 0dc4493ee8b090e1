using System.Security.Cryptography;
using BlazorEstate.Features.FaultReports;

namespace BlazorEstate.Tests.Features.FaultReports;

/// <summary>What was signed is read, and nothing else is: whichever character is changed, left out or added.</summary>
public sealed class ReportTokenRules
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))];

    [Fact]
    public void What_was_signed_is_read_for_whichever_unit_and_number()
    {
        var random = new Random(1);
        for (var i = 0; i < 2000; i++)
        {
            var (unit, number) = (random.NextInt64(), random.Next());
            var token = ReportTokens.Write(Key, unit, number);
            Assert.Equal(ReportTokens.Length, token.Length);
            Assert.All(token, c => Assert.Contains(c, Alphabet));
            Assert.Equal((unit, number), ReportTokens.Read(Key, token));
            Assert.Equal(token, ReportTokens.Write([.. Key], unit, number));
        }
    }

    [Fact]
    public void Every_other_character_at_every_place_is_refused()
    {
        var token = ReportTokens.Write(Key, 42, 1);
        for (var at = 0; at < token.Length; at++)
        {
            foreach (var other in Alphabet + "+/=. \n%é" + (char)0)
            {
                Assert.Equal(other == token[at], ReportTokens.Read(Key, token[..at] + other + token[(at + 1)..]) is not null);
            }
        }
    }

    [Fact]
    public void Changes_of_many_kinds_are_refused()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var token = ReportTokens.Write(Key, random.Next(1, 5000), random.Next(1, 9));
            var letters = token.ToList();
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                var at = random.Next(letters.Count);
                switch (random.Next(3))
                {
                    case 0: letters[at] = Alphabet[random.Next(64)]; break;
                    case 1: letters.RemoveAt(at); break;
                    default: letters.Insert(at, Alphabet[random.Next(64)]); break;
                }
            }

            var changed = string.Concat(letters);
            Assert.Equal(changed == token, ReportTokens.Read(Key, changed) is not null);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../../../../../../../../../../../../..")]
    public void What_is_no_token_is_refused(string? token) => Assert.Null(ReportTokens.Read(Key, token));

    [Fact]
    public void Another_key_reads_nothing()
    {
        var token = ReportTokens.Write(Key, 42, 1);
        for (var bit = 0; bit < 256; bit++)
        {
            byte[] other = [.. Key];
            other[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(ReportTokens.Read(other, token));
        }

        Assert.Null(ReportTokens.Read(RandomNumberGenerator.GetBytes(32), token));
        Assert.Null(ReportTokens.Read(Key, token.ToLowerInvariant()));
        Assert.Null(ReportTokens.Read(Key, token + "="));
        Assert.Null(ReportTokens.Read(Key, token[..^1]));
    }
}
