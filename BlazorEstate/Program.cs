using BlazorEstate.App;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddRootSettings();

builder.Services.AddShell();

var app = builder.Build();

app.MapShell();

await app.RunAsync();

/// <summary>Named so that tests can start the program.</summary>
public partial class Program;
