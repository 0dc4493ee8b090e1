using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Tests.Shared.Http;

/// <summary>What endpoints answer, whatever they are about.</summary>
public sealed class ApiAnswersTests : IAsyncLifetime
{
    private TestEstate _estate = null!;

    private ApiProblems Problems => _estate.Scoped<ApiProblems>();

    public async Task InitializeAsync() => _estate = await TestEstate.CreateAsync();

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Fact]
    public async Task What_was_made_is_told_with_its_address_in_the_API()
    {
        var made = (await Problems.MadeAsync(Result<string>.Ok("O1"), EstateUrls.Owner, ReadAsync, default)).Result;
        var told = Assert.IsType<Created<string>>(made);
        Assert.Equal(("/api/v1/owners/O1", "Amélie"), (told.Location, told.Value));
    }

    [Fact]
    public async Task What_went_away_between_writing_and_reading_is_not_found()
    {
        Assert.Equal(404, Status((await Problems.MadeAsync(Result<string>.Ok("gone"), EstateUrls.Owner, ReadAsync, default)).Result));
        Assert.Equal(404, Status((await Problems.ChangedAsync(Result.Ok(), "gone", ReadAsync, default)).Result));
        Assert.Equal(200, Status((await Problems.ChangedAsync(Result.Ok(), "O1", ReadAsync, default)).Result));
        Assert.Equal(404, Status(Problems.Found<string>(null).Result));
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_nothing_is_read()
    {
        Assert.Equal(409, Status((await Problems.MadeAsync(Result<string>.Fail("code", "Duplicate"), EstateUrls.Owner, NeverAsync, default)).Result));
        Assert.Equal(409, Status((await Problems.ChangedAsync(Result.Stale(), "O1", NeverAsync, default)).Result));
        Assert.Equal((403, 204), (Status(Problems.Done(Result.Forbidden()).Result), Status(Problems.Done(Result.Ok()).Result)));
        var wrong = (await Problems.AnswerAsync(Result<int>.Fail("page", "Malformed"), Result<int>.Fail("kind", "Choice"), (_, _) => NeverAsync("", default))).Result;
        Assert.Equal(["page", "kind"], ((IDictionary<string, string[]>)Assert.IsType<ProblemHttpResult>(wrong).ProblemDetails.Extensions["errors"]!).Keys);
    }

    private static int? Status(IResult answer) => ((IStatusCodeHttpResult)answer).StatusCode;

    private static Task<string?> ReadAsync(string code, CancellationToken ct) => Task.FromResult(code == "O1" ? "Amélie" : null);

    private static Task<string?> NeverAsync(string code, CancellationToken ct) => throw new InvalidOperationException("It is read.");
}
