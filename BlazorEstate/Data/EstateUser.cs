using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Identity;

namespace BlazorEstate.Data;

/// <summary>A person who signs in.</summary>
public sealed class EstateUser : IdentityUser<long>, IAudited
{
    public string DisplayName { get; set; } = "";

    /// <summary>What a search looks in, folded. Follows from the name and the address whoever changes them, and is stored with them.</summary>
    public string SearchText
    {
        get => Fold.Of(DisplayName, Email);
        private set => _ = value;
    }

    /// <summary>The person's language, "fr" or "en"; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>A disabled person can no longer sign in, and the open screens end.</summary>
    public bool Disabled { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LastSignInAt { get; set; }
}
