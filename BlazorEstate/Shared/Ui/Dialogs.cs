using Microsoft.AspNetCore.Components;
using Radzen;

namespace BlazorEstate.Shared.Ui;

/// <summary>Our two kinds of dialog: a question, and a form.</summary>
public static class Dialogs
{
    /// <summary>Asks, and returns whether the person agreed. The button says the verb, not "Yes".</summary>
    public static async Task<bool> AskAsync(this DialogService dialogs, string title, string text, string confirm, bool danger = false)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var parameters = new Dictionary<string, object?> { ["Text"] = text, ["Confirm"] = confirm, ["Danger"] = danger };
        return await dialogs.OpenAsync<ConfirmDialog>(title, parameters, Options("28rem")) is true;
    }

    /// <summary>Opens a form; what it hands to <c>Dialogs.Close(value)</c> comes back, or the default when it was dismissed.</summary>
    public static async Task<T?> OpenFormAsync<TForm, T>(this DialogService dialogs, string title, Dictionary<string, object?>? parameters = null, string width = "36rem")
        where TForm : ComponentBase
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        return await dialogs.OpenAsync<TForm>(title, parameters, Options(width)) is T value ? value : default;
    }

    private static DialogOptions Options(string width) => new()
    {
        Width = $"min({width}, 100vw)",
        CloseDialogOnEsc = true,
        CloseDialogOnOverlayClick = false,
        AutoFocusFirstElement = true,
        Draggable = false,
        Resizable = false,
    };
}
