using BlazorEstate.Domain;
using Microsoft.AspNetCore.Identity;

namespace BlazorEstate.Data;

/// <summary>A person who signs in.</summary>
public sealed class EstateUser : IdentityUser<long>, IAudited
{
    public string DisplayName { get; set; } = "";

    /// <summary>The person's language, "fr" or "en"; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>A disabled person can no longer sign in, and the open screens end.</summary>
    public bool Disabled { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? LastSignInAt { get; set; }
}
