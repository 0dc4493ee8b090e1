using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Tests.Support;

/// <summary>What tests say to the API over and over, and how they read its answers.</summary>
public static class ApiCalls
{
    /// <summary>Posts to an address of the API, which must answer with this status; the answer's JSON, if it has any.</summary>
    public static async Task<JsonElement> PostedAsync(this HttpClient caller, string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await caller.PostAsJsonAsync($"{ApiAnswers.Root}/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Adds a record; its code.</summary>
    public static async Task<string> AddedAsync(this HttpClient caller, string plural, object body) =>
        (await caller.PostedAsync(plural, body, HttpStatusCode.Created)).Text("code")!;

    /// <summary>Adds a building of an owner; its code.</summary>
    public static async Task<string> BuildingAsync(this HttpClient caller) =>
        await caller.AddedAsync("properties", new { ownerCode = await caller.AddedAsync("owners", new { name = "Amélie Cœur" }), name = "Résidence Vasseur", kind = "building" });

    /// <summary>Adds a flat in a building of its own; its code.</summary>
    public static async Task<string> FlatAsync(this HttpClient caller) =>
        await caller.AddedAsync("units", new { propertyCode = await caller.BuildingAsync(), label = "Lot 1", kind = "flat" });

    public static Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The fields that a refusal names, by name.</summary>
    public static async Task<IReadOnlyList<string>> FieldsAsync(this HttpResponseMessage answer) =>
        [.. (await answer.JsonAsync()).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order()];

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();

    public static decimal Number(this JsonElement json, string name) => json.GetProperty(name).GetDecimal();
}
