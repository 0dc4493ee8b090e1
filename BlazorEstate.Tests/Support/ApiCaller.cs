using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace BlazorEstate.Tests.Support;

/// <summary>Another program that calls the running program's API as somebody.</summary>
public sealed class ApiCaller : IDisposable
{
    private readonly HttpClient http;

    private ApiCaller(HttpClient http) => this.http = http;

    public static async Task<ApiCaller> AsAsync(RunningApp app, string email)
    {
        var token = (await app.CommandAsync("", "token", "create", "--user", email, "--name", Guid.NewGuid().ToString("N"))).Trim().Split('\n')[^1].Trim();
        var http = new HttpClient { BaseAddress = new Uri(app.Url + "/api/v1/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new ApiCaller(http);
    }

    public async Task<JsonElement> GetAsync(string path) => await http.GetFromJsonAsync<JsonElement>(path);

    public async Task PostAsync(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Lets the caller be told of these kinds of events alone, so that what the program notices by itself meanwhile does not count in the bell.</summary>
    public async Task HearOnlyAsync(params string[] wanted)
    {
        var kinds = from k in (await GetAsync("notifications/preferences")).GetProperty("kinds").EnumerateArray()
                    where !k.GetProperty("locked").GetBoolean()
                    let kind = k.GetProperty("kind").GetString()
                    select new { kind, inApp = wanted.Contains(kind), email = "none" };
        using var answer = await http.PutAsJsonAsync("notifications/preferences", new { kinds });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Records payments of these amounts for a running lease, which everybody who may see payments is told.</summary>
    public async Task PayAsync(params decimal[] amounts)
    {
        var lease = (await GetAsync("leases?status=running&pageSize=1")).GetProperty("items")[0].GetProperty("code").GetString();
        foreach (var amount in amounts)
        {
            await PostAsync("payments", new { leaseCode = lease, date = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).ToString("O"), amount, method = "transfer", reference = Guid.NewGuid().ToString("N")[..20] });
        }
    }

    public void Dispose() => http.Dispose();
}
