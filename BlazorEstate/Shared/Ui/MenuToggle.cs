using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Shared.Ui;

/// <summary>That a menu (a details element) was opened or closed.</summary>
public sealed class MenuToggleEventArgs : EventArgs
{
    public bool Open { get; set; }
}

/// <summary>Makes Razor know the event that js/desk.js sends.</summary>
[EventHandler("onmenutoggle", typeof(MenuToggleEventArgs))]
public static class EventHandlers;
