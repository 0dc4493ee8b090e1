using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import.Planning;
using SQLitePCL;

namespace BlazorEstate.Features.Import.Writing;

/// <summary>Writes planned records with prepared statements, in the transaction that its connection has open.</summary>
internal sealed class AgencyWriter : IDisposable
{
    private readonly sqlite3 _db;
    private readonly Numbers _numbers;
    private readonly string _import;
    private readonly string _recordedAt;
    private readonly string _recordedBy;
    private byte[] _linesText = new byte[256];
    private readonly SqliteInsert _leases;
    private readonly SqliteInsert _lines;
    private readonly SqliteInsert _accounts;
    private readonly SqliteInsert _charges;
    private readonly SqliteInsert _payments;
    private readonly SqliteInsert _allocations;

    public AgencyWriter(sqlite3 db, Numbers numbers, RunFacts run)
    {
        (_db, _numbers) = (db, numbers);
        _import = $"ImportId={run.ImportId}";
        _leases = Into("Leases", "Id", "Code", "UnitId", "TenantId", "Kind", "Start", "End", "LastDay", "Frequency", "DueDay", "Timing", "VatBasisPoints", "Deposit",
            "LateFeeBasisPoints=0", "LateFeeGraceDays=0", "Version=1", _import);
        _lines = Into("LeaseLines", "Id", "LeaseId", "Kind", "Label", "Amount", "From", "To");
        _accounts = Into("LeaseAccounts", "LeaseId", "Billed", "Paid", "Allocated", "Version=1");
        _charges = Into("Charges", "Id", "LeaseId", "From", "To", "DueOn", "IssuedOn", "Lines", "Rent", "Charges", "Other", "VatBasisPoints", "Vat", "Total", "Paid", "Version=1", _import);
        _payments = Into("Payments", "Id", "LeaseId", "Date", "Amount", "Method", "Reference", "Unallocated", "RecordedAt", "RecordedBy", "Reason=''", "Version=1", _import);
        _allocations = Into("Allocations", "Id", "LeaseId", "PaymentId", "ChargeId", "Amount", "EffectiveOn", "DueOn");
        _recordedAt = run.Recording.At.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture);
        _recordedBy = run.Recording.By;
    }


    private SqliteInsert[] All => [_leases, _lines, _accounts, _charges, _payments, _allocations];

    public void Write(PlannedPlaces places)
    {
        using (var into = Into("Owners", "Id", "Code", "Name", "Email", "Phone", "Address", "Language", "SortName", "SearchText", "Version=1", _import))
        {
            places.Owners.ForEach(x => into.Value(x.Id).Value(x.Record.Code).Value(x.Record.Name).Value(x.Record.Email).Value(x.Record.Phone).Value(x.Record.Address)
                .Value(x.Record.Language).Value(x.Record.SortName).Value(x.Record.SearchText).Row());
            into.Flush();
        }

        using (var into = Into("Properties", "Id", "Code", "OwnerId", "Name", "Kind", "Address", "PostalCode", "City", "SortName", "SearchText", "Version=1", _import))
        {
            places.Properties.ForEach(x => into.Value(x.Id).Value(x.Record.Code).Value(x.ParentId).Value(x.Record.Name).Value((int)x.Record.Kind).Value(x.Record.Address)
                .Value(x.Record.PostalCode).Value(x.Record.City).Value(x.Record.SortName).Value(x.Record.SearchText).Row());
            into.Flush();
        }

        using (var into = Into("Units", "Id", "Code", "PropertyId", "Label", "Kind", "AreaHundredths", "Floor", "SearchText", "Version=1", _import))
        {
            places.Units.ForEach(x => into.Value(x.Id).Value(x.Record.Code).Value(x.ParentId).Value(x.Record.Label).Value((int)x.Record.Kind)
                .Value(x.Record.AreaHundredths).Value(x.Record.Floor).Value(x.Record.SearchText).Row());
            into.Flush();
        }

        using (var into = Into("Tenants", "Id", "Code", "Name", "Email", "Phone", "Address", "Language", "SortName", "SearchText", "EmailConsent=0", "Version=1", _import))
        {
            places.Tenants.ForEach(x => into.Value(x.Id).Value(x.Record.Code).Value(x.Record.Name).Value(x.Record.Email).Value(x.Record.Phone).Value(x.Record.Address)
                .Value(x.Record.Language).Value(x.Record.SortName).Value(x.Record.SearchText).Row());
            into.Flush();
        }

        using (var into = Into("Vendors", "Id", "Code", "Name", "Trades", "Language", "Active", "SortName", "SearchText", "Version=1", _import))
        {
            places.Vendors.ForEach(x => into.Value(x.Id).Value(x.Record.Code).Value(x.Record.Name).Value(System.Text.Json.JsonSerializer.Serialize(x.Record.Trades)).Value(x.Record.Language)
                .Value(x.Record.Active ? 1 : 0).Value(x.Record.SortName).Value(x.Record.SearchText).Row());
            into.Flush();
        }

        using (var into = Into("Interventions", "Id", "Code", "UnitId", "Title", "Category", "Priority", "Status", "ReportedOn", "CompletedOn", "LabourCost", "PartsCost", "VendorId", "VendorName", "Bearer", "SearchText",
            "OtherCost=0", "Reopenings=0", "Version=1", _import))
        {
            places.Interventions.ForEach(x => into.Value(x.Id).Value(x.Record.Code).Value(x.ParentId).Value(x.Record.Title).Value(x.Record.Category).Value((int)x.Record.Priority)
                .Value((int)x.Record.Status).Value(x.Record.ReportedOn).Value(x.Record.CompletedOn).Value(x.Record.LabourCost).Value(x.Record.PartsCost)
                .Value(x.Record.VendorName is { } vendor ? places.VendorIds[vendor] : null).Value(x.Record.VendorName).Value((int)x.Record.Bearer).Value(x.Record.SearchText).Row());
            into.Flush();
        }
    }

    public void Write(LeaseWork work)
    {
        var a = work.Account;
        if (work.IsNew)
        {
            Add(work.Lease);
            _accounts.Value(a.LeaseId).Value(a.Billed).Value(a.Paid).Value(a.Allocated).Row();
        }
        else
        {
            Update(work);
        }

        foreach (var c in work.Charges)
        {
            _charges.Value(c.Id).Value(c.LeaseId).Value(c.From).Value(c.To).Value(c.DueOn).Value(c.IssuedOn).Value(_linesText.AsSpan(0, ChargeLinesText.Write(c.Lines, ref _linesText)))
                .Value(c.Rent).Value(c.Charges).Value(c.Other).Value(c.VatBasisPoints).Value(c.Vat).Value(c.Total).Value(c.Paid).Row();
        }

        foreach (var p in work.Payments)
        {
            _payments.Value(p.Id).Value(p.LeaseId).Value(p.Date).Value(p.Amount).Value((int)p.Method).Value(p.Reference).Value(p.Unallocated).Value(_recordedAt).Value(_recordedBy).Row();
        }

        foreach (var r in work.Allocations)
        {
            _allocations.Value(_numbers.Next("Allocations")).Value(r.LeaseId).Value(r.PaymentId).Value(r.ChargeId).Value(r.Amount).Value(r.EffectiveOn).Value(r.DueOn).Row();
        }

    }

    /// <summary>Writes what is still gathered.</summary>
    public void Finish()
    {
        foreach (var statement in All)
        {
            statement.Flush();
        }
    }

    public void Dispose()
    {
        foreach (var statement in All)
        {
            statement.Dispose();
        }
    }

    private void Add(Lease l)
    {
        _leases.Value(l.Id).Value(l.Code).Value(l.UnitId).Value(l.TenantId).Value((int)l.Kind).Value(l.Start).Value(l.End).Value(l.LastDay).Value((int)l.Frequency)
            .Value(l.DueDay).Value((int)l.Timing).Value(l.VatBasisPoints).Value(l.Deposit).Row();
        foreach (var line in l.Lines)
        {
            _lines.Value(_numbers.Next("LeaseLines")).Value(l.Id).Value((int)line.Kind).Value(line.Label).Value(line.Amount).Value(line.From).Value(line.To).Row();
        }
    }

    private void Update(LeaseWork work)
    {
        var a = work.Account;
        SqliteRaw.Run(_db, "UPDATE \"LeaseAccounts\" SET \"Billed\" = ?, \"Paid\" = ?, \"Allocated\" = ?, \"Version\" = \"Version\" + 1 WHERE \"LeaseId\" = ?", a.Billed, a.Paid, a.Allocated, a.LeaseId);
        work.PaidCharges.ForEach(c => SqliteRaw.Run(_db, "UPDATE \"Charges\" SET \"Paid\" = ?, \"Version\" = \"Version\" + 1 WHERE \"Id\" = ?", c.Paid, c.Id));
        work.UsedPayments.ForEach(p => SqliteRaw.Run(_db, "UPDATE \"Payments\" SET \"Unallocated\" = ?, \"Version\" = \"Version\" + 1 WHERE \"Id\" = ?", p.Unallocated, p.Id));
    }

    private SqliteInsert Into(string table, params string[] columns) => new(_db, table, columns);
}
