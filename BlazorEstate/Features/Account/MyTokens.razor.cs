using BlazorEstate.Access;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Account;

/// <summary>The person's own tokens, as a part of the static profile page: the secret of a new one is in that one answer only.</summary>
public sealed partial class MyTokens
{
    private IReadOnlyList<TokenRow> rows = [];
    private Result<string>? created;

    [Parameter, EditorRequired]
    public long UserId { get; set; }

    [Parameter, EditorRequired]
    public Actor Me { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "new-token")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(FormName = "new-token")]
    private DateOnly? ExpiresOn { get; set; }

    [SupplyParameterFromForm(FormName = "new-token")]
    private string[]? Chosen { get; set; }

    [SupplyParameterFromForm(FormName = "revoke-token")]
    private long TokenId { get; set; }

    protected override async Task OnInitializedAsync() => rows = await Tokens.ListAsync(UserId, Me);

    private async Task CreateAsync()
    {
        created = await Tokens.CreateAsync(UserId, new NewToken(Name ?? "", Chosen ?? [], ExpiresOn), Me);
        rows = await Tokens.ListAsync(UserId, Me);
    }

    private async Task RevokeAsync()
    {
        await Tokens.RevokeAsync(TokenId, Me);
        rows = await Tokens.ListAsync(UserId, Me);
    }
}
