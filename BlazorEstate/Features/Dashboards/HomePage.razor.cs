using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Dashboards;

/// <summary>The first screen: the day, the money, what needs attention. Each person sees what the permissions allow.</summary>
public partial class HomePage
{
    private Actor? me;
    private MoneyFigures? money;
    private AttentionFigures? attention;

    [Inject]
    private PageNavigation Go { get; set; } = default!;

    protected override ChangeKinds Watches =>
        ChangeKinds.Payment | ChangeKinds.Charge | ChangeKinds.Lease | ChangeKinds.Unit | ChangeKinds.Tenant | ChangeKinds.Intervention | ChangeKinds.Import;

    private bool SeesMoney => Sees(Permissions.StatisticsView);

    private bool SeesAnything => SeesMoney || Sees(Permissions.LeasesView) || Sees(Permissions.PropertiesView) || Sees(Permissions.MaintenanceView);

    private bool IsEmpty => attention is { Occupancy.Units: 0 } && (money is null || money.Now is { Billed: 0, Paid: 0 });

    protected override async Task OnInitializedAsync()
    {
        me = await Me.GetAsync();
        await OnEstateChangedAsync();
    }

    protected override async Task OnEstateChangedAsync()
    {
        if (me is null || !SeesAnything)
        {
            return;
        }

        var reading = Queries.AttentionAsync(Gone).AsTask();
        money = SeesMoney ? await Queries.MoneyAsync(Gone) : null;
        attention = await reading;
    }

    private bool Sees(string permission) => me?.Can(permission) == true;

    private void Open(string url) => Go.To(url);

    /// <summary>The open charges of an age.</summary>
    private string UrlOf(ArrearsAge age)
    {
        var today = Clock.Today;
        return age switch
        {
            ArrearsAge.UpTo30Days => EstateUrls.DuesBetween(today.AddDays(-30), today.AddDays(-1), openOnly: true),
            ArrearsAge.From31To60Days => EstateUrls.DuesBetween(today.AddDays(-60), today.AddDays(-31), openOnly: true),
            ArrearsAge.From61To90Days => EstateUrls.DuesBetween(today.AddDays(-90), today.AddDays(-61), openOnly: true),
            _ => EstateUrls.DuesBetween(null, today.AddDays(-91), openOnly: true),
        };
    }

    private static string Sentence(DateOnly day)
    {
        var text = day.ToString("D", CultureInfo.CurrentCulture);
        return char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
    }
}
