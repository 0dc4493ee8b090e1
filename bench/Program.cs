using System.Globalization;
using BlazorEstate.Bench;

// bench [FOLDER] [--leases 5000] [--months 36] [--seed 7] [--runs 5] [--seconds 8] [--mails 2000] [--kills 50] [--only import|queries|scans|http|wire|mails|kills]
var options = new Dictionary<string, string> { ["--leases"] = "5000", ["--months"] = "36", ["--seed"] = "7", ["--runs"] = "5", ["--seconds"] = "8", ["--mails"] = "2000", ["--kills"] = "50", ["--only"] = "" };
var agency = "";
for (var i = 0; i < args.Length; i++)
{
    if (options.ContainsKey(args[i]) && i + 1 < args.Length) { options[args[i]] = args[++i]; }
    else { agency = args[i]; }
}

int Number(string name) => int.Parse(options[name], CultureInfo.InvariantCulture);
bool Wanted(string part) => options["--only"].Length == 0 || options["--only"] == part;

var work = Directory.CreateTempSubdirectory("estate-bench-").FullName;
try
{
    if (Wanted("mails")) { await Mails.SpeedAsync(work, Number("--mails"), Number("--runs")); }
    if (options["--only"] == "kills") { await Mails.KillsAsync(work, Number("--kills")); }
    if (options["--only"] is "mails" or "kills") { return; }

    var database = Path.Combine(work, "estate.db");
    if (agency.Length == 0)
    {
        agency = Path.Combine(work, "agency");
        await Programs.RunAsync(database, "demo", "--leases", options["--leases"], "--months", options["--months"], "--seed", options["--seed"], "--out", agency);
    }

    foreach (var file in Directory.GetFiles(agency, "*.csv").Order(StringComparer.Ordinal))
    {
        Console.WriteLine($"{Path.GetFileName(file),-18} {File.ReadLines(file).Count() - 1,8} rows");
    }

    foreach (var (name, first) in (IEnumerable<(string, bool)>)[("into no database yet", false), ("into an empty database", true)])
    {
        for (var run = 0; run < (Wanted("import") ? Number("--runs") : first ? 1 : 0); run++)
        {
            foreach (var old in Directory.GetFiles(work, "estate.db*")) { File.Delete(old); }
            if (first) { await Programs.RunAsync(database, "migrate"); }
            var ran = await Programs.RunAsync(database, "import", Path.GetFullPath(agency));
            Console.WriteLine(FormattableString.Invariant($"import {name,-24} {ran.Seconds:0.00} s   processor {ran.ProcessorSeconds:0.00} s   {ran.Megabytes:0} MB"));
        }
    }

    if (Wanted("queries")) { await Queries.RunAsync(database); }
    if (Wanted("scans")) { await Scans.RunAsync(work, 10_000, Number("--runs")); }
    if (Wanted("wire")) { await Wire.RunAsync(database); }
    if (Wanted("http")) { await Http.RunAsync(database, Number("--seconds")); }
}
finally
{
    Directory.Delete(work, recursive: true);
}
