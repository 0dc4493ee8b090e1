using BlazorEstate.Domain;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Notifications;

public partial class DeskRow
{
    [Parameter, EditorRequired]
    public NotificationGroup Row { get; set; } = default!;

    /// <summary>The sentence.</summary>
    [Parameter, EditorRequired]
    public string Text { get; set; } = "";

    [Parameter]
    public string KindName { get; set; } = "";

    /// <summary>When it comes back, where it is snoozed.</summary>
    [Parameter]
    public string? Wakes { get; set; }

    [Parameter]
    public bool Chosen { get; set; }

    /// <summary>Whether it stands below the latest of its record.</summary>
    [Parameter]
    public bool Member { get; set; }

    /// <summary>Whether the rest of the record is shown; null where there is no rest.</summary>
    [Parameter]
    public bool? Expanded { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Parameter]
    public EventCallback<NotificationView> OnOpen { get; set; }

    [Parameter]
    public EventCallback<(NotificationView Item, DeskAct Act)> OnAct { get; set; }

    [Parameter]
    public EventCallback<bool> OnChoose { get; set; }

    [Parameter]
    public EventCallback OnExpand { get; set; }

    private NotificationView Item => Row.Latest;

    private DeskAct ReadAct => Item.IsUnread ? DeskAct.Read : DeskAct.Unread;

    private string ReadText => Item.Standing == Standing.Snoozed ? "WakeNow" : Item.IsUnread ? "Read" : "MarkUnread";

    private string DoneText => Expanded is null ? L["Done"] : L["GroupDone"];

    private Task ActAsync(DeskAct act) => OnAct.InvokeAsync((Item, act));
}
