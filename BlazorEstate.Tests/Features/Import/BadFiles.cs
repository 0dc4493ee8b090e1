using System.Text;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Import;

/// <summary>Every wrong file is told by file, line, column and value, and leaves nothing behind.</summary>
public sealed class BadFiles
{
    private const string Payments = "lease_code,date,amount,method,reference\n";

    [Theory]
    [InlineData("owners.csv", "code,name,email,phone,address\nO1,,a@b.fr,,\n", 2, "name", "", "Required")]
    [InlineData("owners.csv", "code,name,email,phone,address\nO1,A,not mail,,\n", 2, "email", "not mail", "Email")]
    [InlineData("owners.csv", "code,name,email,phone,address\nO1,A,,,\nO2,B,,,\nO1,C,,,\n", 4, "code", "O1", "Import.CodeTwice")]
    [InlineData("owners.csv", "code,name,email,phone,address\n\"O 1\",A,,,\n", 2, "code", "O 1", "Code.Format")]
    [InlineData("owners.csv", "code,name,email,phone,address\nO1,A,,\n", 2, "", "O1,A,,", "Import.FieldCount")]
    [InlineData("owners.csv", "code,name,email,phone,address\nO1,A\"b,,,\n", 2, "", "O1,A\"b,,,", "Import.BadQuote")]
    [InlineData("owners.csv", "code,name,email,phone,address\nO1,\"A\nB\",,,\nO2,\"never closed,,,\n", 4, "", "O2,\"never closed,,,\n", "Import.BadQuote")]
    [InlineData("owners.csv", "code,name,email,phone\nO1,A,,\n", 1, "address", "", "Import.ColumnMissing")]
    [InlineData("owners.csv", "code,name,email,phone,adress\n", 1, "", "adress", "Import.ColumnUnknown")]
    [InlineData("owners.csv", "code,name,email,phone,address,name\n", 1, "name", "name", "Import.ColumnTwice")]
    [InlineData("owners.csv", "", 0, "", "", "Import.FileEmpty")]
    [InlineData("properties.csv", "code,owner_code,name,kind,address,postal_code,city\nP1,O9,R,building,,,\n", 2, "owner_code", "O9", "Import.CodeUnknown")]
    [InlineData("properties.csv", "code,owner_code,name,kind,address,postal_code,city\nP1,O1,R,castle,,,\n", 2, "kind", "castle", "Import.Choice")]
    [InlineData("units.csv", "code,property_code,label,kind,area_m2,floor\nU1,P1,L,flat,12.345,0\nU2,P1,L,flat,,\n", 2, "area_m2", "12.345", "Import.Number")]
    [InlineData("units.csv", "code,property_code,label,kind,area_m2,floor\nU1,P1,L,flat,12,two\nU2,P1,L,flat,,\n", 2, "floor", "two", "Import.Whole")]
    [InlineData("leases.csv", Agency.LeaseHeader + "L1,U1,T1,unfurnished,2025-02-30,2027-12-31,800.00,0.00,flat,0.00,1,monthly,0.00\n", 2, "start", "2025-02-30", "Import.Date")]
    [InlineData("leases.csv", Agency.LeaseHeader + "L1,U1,T1,unfurnished,2025-02-01,2025-01-31,800.00,0.00,flat,0.00,1,monthly,0.00\n", 2, "end", "2025-01-31", "Lease.EndBeforeStart")]
    [InlineData("leases.csv", Agency.LeaseHeader + "L1,U1,T1,unfurnished,2025-02-01,2027-01-31,-800.00,0.00,flat,0.00,1,monthly,0.00\n", 2, "rent", "-800.00", "Amount.Negative")]
    [InlineData("leases.csv", Agency.LeaseHeader + "L1,U1,T1,unfurnished,2025-02-01,2027-01-31,800.00,0.00,flat,0.00,32,monthly,0.00\n", 2, "due_day", "32", "OutOfRange")]
    [InlineData("leases.csv", Agency.LeaseHeader + "L1,U1,T1,unfurnished,2025-02-01,2027-01-31,800.00,0.00,flat,0.00,1,weekly,0.00\n", 2, "frequency", "weekly", "Import.Choice")]
    [InlineData("leases.csv", Agency.LeaseHeader + "L1,U1,T9,unfurnished,2025-02-01,2027-01-31,800.00,0.00,flat,0.00,1,monthly,0.00\n", 2, "tenant_code", "T9", "Import.CodeUnknown")]
    [InlineData("leases.csv", Agency.LeaseHeader + "L1,U1,T1,unfurnished,2025-02-01,2027-01-31,800.00,0.00,flat,0.00,1,monthly,0.00\nL2,U1,T2,unfurnished,2027-01-31,2028-01-31,800.00,0.00,flat,0.00,1,monthly,0.00\n", 3, "unit_code", "U1", "Import.Overlap")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,0.00,transfer,a\n", 2, "amount", "0.00", "Payment.NotPositive")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,-5.00,transfer,a\n", 2, "amount", "-5.00", "Payment.NotPositive")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,99999999.00,transfer,a\n", 2, "amount", "99999999.00", "Payment.TooLarge")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,99999999999999999.00,transfer,a\n", 2, "amount", "99999999999999999.00", "Import.Amount")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,12.345,transfer,a\n", 2, "amount", "12.345", "Amount.Decimals")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,\"1,000.00\",transfer,a\n", 2, "amount", "1,000.00", "Import.Amount")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,1e3,transfer,a\n", 2, "amount", "1e3", "Import.Amount")]
    [InlineData("payments.csv", Payments + "L1,2025-06-16,10.00,transfer,a\n", 2, "date", "2025-06-16", "Payment.InFuture")]
    [InlineData("payments.csv", Payments + "L1,07/02/2025,10.00,transfer,a\n", 2, "date", "07/02/2025", "Import.Date")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,10.00,barter,a\n", 2, "method", "barter", "Import.Choice")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,10.00,transfer,\n", 2, "reference", "", "Required")]
    [InlineData("payments.csv", Payments + "L9,2025-02-07,10.00,transfer,a\n", 2, "lease_code", "L9", "Import.CodeUnknown")]
    [InlineData("payments.csv", Payments + "L1,2025-02-07,10.00,transfer,a\nL1,2025-02-08,10.00,transfer,a\n", 3, "reference", "a", "Import.PaymentTwice")]
    [InlineData("maintenance.csv", "code,unit_code,title,category,priority,status,reported,completed,labour_cost,parts_cost,vendor,charged_to\nM1,U1,F,p,high,completed,2025-02-01,2025-01-03,1.00,0.50,,owner\n", 2, "completed", "2025-01-03", "Intervention.CompletedBeforeReported")]
    public async Task A_bad_value_is_named_and_nothing_is_kept(string file, string text, int line, string column, string value, string code)
    {
        await using var agency = await Agency.CreateAsync();
        agency.Write(file, text);
        var error = Assert.Single((await agency.ImportAsync()).Errors.First, e => e.File == file);
        Assert.Equal((line, column, value, code), (error.Line, error.Column, error.Value, error.Problem.Code));
        var sentence = agency.Estate.Scoped<ProblemText>().Sentence(error.Problem);
        Assert.NotEqual(code, sentence);
        await NothingIsKeptAsync(agency);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_named_by_line_and_column()
    {
        await using var agency = await Agency.CreateAsync();
        agency.Write("tenants.csv", Encoding.Latin1.GetBytes("code,name,email,phone\nT1,Roux,,\nT2,Hélène,,\n"));
        var error = Assert.Single((await agency.ImportAsync()).Errors.First);
        Assert.Equal(("tenants.csv", 3, "name", "Import.NotUtf8"), (error.File, error.Line, error.Column, error.Problem.Code));
        agency.Write("tenants.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("code,name,email,phone\nT1,Roux,,\n")).ToArray());
        Assert.Contains((await agency.ImportAsync()).Errors.First, e => e is { File: "tenants.csv", Line: 1, Problem.Code: "Import.NotUtf8" });
        await NothingIsKeptAsync(agency);
    }

    [Fact]
    public async Task A_field_without_end_stops_the_file_and_a_long_one_the_row()
    {
        await using var agency = await Agency.CreateAsync();
        agency.Write("tenants.csv", "code,name,email,phone\nT1,\"" + new string('x', 500_000));
        Assert.Contains((await agency.ImportAsync()).Errors.First, e => e is { File: "tenants.csv", Line: 2, Problem.Code: "Import.RowTooLong" });
        agency.Write("tenants.csv", "code,name,email,phone\nT1," + new string('x', 20_000) + ",,\nT2,Roux,,\n");
        Assert.Contains((await agency.ImportAsync()).Errors.First, e => e is { File: "tenants.csv", Line: 2, Column: "name", Problem.Code: "Import.FieldTooLong" });
        agency.Write("tenants.csv", "code,name,email,phone\nT1," + new string('x', 300) + ",,\nT2,Roux,,\n");
        Assert.Contains((await agency.ImportAsync()).Errors.First, e => e is { File: "tenants.csv", Line: 2, Column: "name", Problem.Code: "TooLong" });
        await NothingIsKeptAsync(agency);
    }

    [Fact]
    public async Task All_errors_are_counted_and_the_first_are_shown()
    {
        await using var agency = await Agency.CreateAsync();
        agency.Write("payments.csv", Payments + string.Concat(Enumerable.Range(0, 700).Select(i => $"L1,2025-02-07,0.00,transfer,r{i}\n")));
        var errors = (await agency.ImportAsync()).Errors;
        Assert.Equal((700, 500), (errors.Count, errors.First.Count));
    }

    [Fact]
    public async Task A_missing_file_is_an_error_where_its_records_are_needed()
    {
        await using var agency = await Agency.CreateAsync();
        File.Delete(Path.Combine(agency.Folder, "units.csv"));
        var error = Assert.Single((await agency.ImportAsync()).Errors.First);
        Assert.Equal(("units.csv", "Import.FileMissing"), (error.File, error.Problem.Code));
        agency.Write("unit.csv", "x");
        Assert.Contains((await agency.ImportAsync()).Errors.First, e => e is { File: "unit.csv", Problem.Code: "Import.FileUnknown" });
        await NothingIsKeptAsync(agency);
    }

    private static async Task NothingIsKeptAsync(Agency agency)
    {
        Assert.Equal(0, await agency.Estate.ReadAsync(db => db.Owners.CountAsync()));
        Assert.Equal(0, await agency.Estate.ReadAsync(db => db.Payments.CountAsync()));
        Assert.Equal(0, await agency.Estate.ReadAsync(db => db.AuditEntries.CountAsync()));
    }
}
