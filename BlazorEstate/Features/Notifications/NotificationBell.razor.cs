using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;

namespace BlazorEstate.Features.Notifications;

public partial class NotificationBell
{
    private BellView view = BellView.Empty;
    private Actor? me;
    private bool open;
    private bool changed = true;

    protected override ChangeKinds Watches => ChangeKinds.Notification | ChangeKinds.Reading;

    protected override bool Concerns(EstateChange change) => change.Kind != ChangeKinds.Reading || change.Id == me?.UserId;

    protected override async Task OnInitializedAsync()
    {
        me = await Me.GetAsync();
        await OnEstateChangedAsync();
    }

    protected override async Task OnEstateChangedAsync()
    {
        if (me is null) { return; }
        var next = await Queries.BellAsync(me, Gone);
        changed |= !next.Same(view);
        view = next;
    }

    // The bar above it is drawn with every page, and many an event tells this person nothing.
    protected override bool ShouldRender() => changed;

    protected override void OnAfterRender(bool firstRender) => changed = false;

    private void Toggle(MenuToggleEventArgs e) => (open, changed) = (e.Open, true);

    // The link leads there by itself.
    private async Task OpenAsync(NotificationView item)
    {
        if (item.IsUnread) { await Service.ReadAsync(item.Id, me!); }
    }
}
