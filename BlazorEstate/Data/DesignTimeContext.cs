using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BlazorEstate.Data;

/// <summary>How `dotnet ef` gets a context without starting the program.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<EstateDbContext>
{
    public EstateDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<EstateDbContext>();
        DataSetup.Configure(options, "Data Source=design-time.db");
        return new EstateDbContext(options.Options);
    }
}
