using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Live;

namespace BlazorEstate.Features.Reminders.Scans;

internal static class LetterFindings
{
    /// <param name="key">There is one letter per key, ever.</param>
    public static void Write<TModel>(this Findings findings, LetterKind<TModel> kind, TModel letter, LeaseParty to, string key, DateTime at)
    {
        var subject = new Subject(nameof(Lease), to.LeaseId, to.LeaseCode);
        var mail = OutgoingMail.Create(key, kind.Key, Data(letter), to.Recipient, subject, at);
        if (mail.IsOk)
        {
            findings.Letters.Add(mail.Value);
        }
        else
        {
            findings.Refused.Add((key, string.Join(", ", mail.Problems)));
        }
    }

    // The same text as by the outbox's own options, without looking at the type first: a scan writes thousands of reminders.
    private static string Data<TModel>(TModel letter) =>
        letter is RentReminder reminder ? JsonSerializer.Serialize(reminder, ReminderJson.Default.RentReminder) : JsonSerializer.Serialize(letter, Outbox.Json);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(RentReminder))]
internal sealed partial class ReminderJson : JsonSerializerContext;
