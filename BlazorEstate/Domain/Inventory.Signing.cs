using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public sealed partial class Inventory
{
    /// <summary>
    /// One side signs what the inventory says now; the second signature closes it for good. Problems: Inventory.Signed,
    /// Inventory.SignedAlready on party, Inventory.Unfinished, Inventory.OtherContent, Visit.NotYet and Visit.Over on status, name.
    /// </summary>
    /// <param name="visit">Which takes place: nobody signs before it began.</param>
    /// <param name="attachment">The drawn signature; null where the tenant does not sign.</param>
    /// <param name="reason">Why the tenant does not sign.</param>
    /// <param name="content">The hash of <see cref="InventoryContent"/>.</param>
    /// <param name="comparison">For an exit, with its entry.</param>
    /// <param name="at">UTC.</param>
    public Result Sign(Visit visit, InventoryParty party, string? name, long? attachment, string? reason, string content, InventoryComparison? comparison, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var signature = InventorySignature.Create(party, name, attachment, reason, content, at);
        var result = MaySign(visit, party, at).And(signature)
            .That(Signatures.All(s => s.ContentHash == content), "", "Inventory.OtherContent")
            .ToResult();
        if (!result.IsOk)
        {
            return result;
        }

        Signatures.Add(signature.Value);
        Status = Signatures.Count == 2 ? InventoryStatus.Signed : InventoryStatus.HalfSigned;
        if (Status == InventoryStatus.Signed)
        {
            (SignedAt, Matches) = (at, IsExit ? comparison?.Matches : null);
        }

        return result;
    }

    /// <summary>What keeps a side from signing, before anything is drawn.</summary>
    public Checks MaySign(Visit visit, InventoryParty party, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return new Checks()
            .That(Enum.IsDefined(party), "party", "Choice")
            .That(Status != InventoryStatus.Signed, "", "Inventory.Signed")
            .That(Status == InventoryStatus.Signed || Signatures.All(s => s.Party != party), "party", "Inventory.SignedAlready")
            .That(Unchecked == 0, "", "Inventory.Unfinished", Unchecked)
            .That(visit.Start <= at, "status", "Visit.NotYet")
            .That(visit.Status is not (VisitStatus.Missed or VisitStatus.Cancelled), "status", "Visit.Over");
    }

    /// <summary>Takes the one signature back, so that the inventory can change again; returns it. Problems: Inventory.Signed, Inventory.NotSigned.</summary>
    public Result<InventorySignature> Reopen()
    {
        if (Status != InventoryStatus.HalfSigned)
        {
            return new Problem("", Status == InventoryStatus.Signed ? "Inventory.Signed" : "Inventory.NotSigned");
        }

        var taken = Signatures.Single();
        Signatures.Clear();
        Status = InventoryStatus.Open;
        return taken;
    }
}
