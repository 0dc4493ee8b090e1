using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Users;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Access;

public sealed class TokenTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Without_a_token_the_answer_is_401_as_problem_details()
    {
        foreach (var token in new string?[] { null, "", "be_", "be_unknown", "be_" + new string('x', 5000), "basic", "be_\u00e9" })
        {
            using var answer = await CallAsync(token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task A_browser_s_cookie_opens_nothing_in_the_api()
    {
        var (email, _) = await site.PersonAsync(Roles.Administrator);
        var visitor = site.Visit();
        await visitor.SignInAsync(email);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/api/v1/owners")).Status);
    }

    [Fact]
    public async Task A_token_may_do_what_both_its_list_and_the_person_s_roles_allow()
    {
        var (_, id) = await site.PersonAsync(Roles.Auditor);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(await site.TokenAsync(id)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(await site.TokenAsync(id, Permissions.OwnersView)));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(await site.TokenAsync(id, Permissions.LeasesView)));
        using var answer = await CallAsync(await site.TokenAsync(id, Permissions.LeasesView), "fr-FR");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(403, problem.GetProperty("status").GetInt32());
        Assert.Equal("Non autorisé", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Another_role_counts_from_the_next_call_on()
    {
        var (_, id) = await site.PersonAsync(Roles.Agent);
        var token = await site.TokenAsync(id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));

        await UsersAsync(s => s.ChangeAsync(id, "Someone", [Roles.Coordinator], TestEstate.Admin));

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(token));
    }

    [Fact]
    public async Task A_disabled_person_s_token_is_refused_at_once()
    {
        var (_, id) = await site.PersonAsync();
        var token = await site.TokenAsync(id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        await UsersAsync(s => s.DisableAsync(id, TestEstate.Admin));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));
        await UsersAsync(s => s.EnableAsync(id, TestEstate.Admin));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var (_, id) = await site.PersonAsync();
        var token = await site.TokenAsync(id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(token));
        var row = await site.ReadAsync(db => db.ApiTokens.SingleAsync(t => t.UserId == id));

        Assert.False((await TokensAsync(s => s.RevokeAsync(row.Id, TestEstate.As(Roles.Agent, id + 1)))).IsOk);
        Assert.True((await TokensAsync(s => s.RevokeAsync(row.Id, TestEstate.As(Roles.Agent, id)))).IsOk);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(token));
    }

    [Fact]
    public async Task A_token_ends_after_its_last_day()
    {
        var (_, id) = await site.PersonAsync();
        var text = TokenText.New();
        await using (var db = await site.Factory.CreateDbContextAsync())
        {
            db.ApiTokens.Add(ApiToken.Create(id, "old", TokenText.Hash(text), "be_", [], new DateTime(2020, 1, 1), new DateOnly(2020, 1, 2)).Value);
            await db.SaveAsync(Actor.System);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(text));
    }

    [Fact]
    public async Task Only_the_hash_is_kept_and_nobody_makes_a_token_for_somebody_else()
    {
        var (_, id) = await site.PersonAsync();
        var token = await site.TokenAsync(id);
        var row = await site.ReadAsync(db => db.ApiTokens.SingleAsync(t => t.UserId == id));
        Assert.Equal(TokenText.Hash(token), row.Hash);
        Assert.StartsWith(row.Prefix, token, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Hash, await site.ReadAsync(async db => string.Concat(await db.AuditEntries.Where(a => a.SubjectKind == "ApiToken").Select(a => a.Changes).ToListAsync())), StringComparison.Ordinal);

        var other = await TokensAsync(s => s.CreateAsync(id, new NewToken("x", [], null), TestEstate.As(Roles.Administrator, id + 1)));
        Assert.True(other.Has(Result.ForbiddenCode));
        var more = await TokensAsync(s => s.CreateAsync(id, new NewToken("", [Permissions.UsersManage], new DateOnly(2020, 1, 1)), TestEstate.As(Roles.Agent, id)));
        Assert.Equal(["name", "expiresOn", "permissions"], more.Problems.Select(p => p.Field));
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var answer = await CallAsync(token);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> CallAsync(string? token, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/owners");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        return await site.CreateClient().SendAsync(request);
    }

    private async Task<T> TokensAsync<T>(Func<TokenService, Task<T>> use)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TokenService>());
    }

    private async Task UsersAsync(Func<UserService, Task<Result>> use)
    {
        await using var scope = site.Services.CreateAsyncScope();
        Assert.True((await use(scope.ServiceProvider.GetRequiredService<UserService>())).IsOk);
    }
}
