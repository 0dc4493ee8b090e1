using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BlazorEstate.Shared.Ui;

public partial class PickerField
{
    private IReadOnlyList<Choice> found = [];
    private Choice? known;
    private string shown = "";
    private bool open;
    private int at = -1;
    private int question;

    /// <summary>Finds what a text could mean; a handful.</summary>
    [Parameter, EditorRequired]
    public Func<string, Task<IReadOnlyList<Choice>>> Search { get; set; } = default!;

    private string ListId => Id + "-list";

    protected override void OnParametersSet()
    {
        if (Value != known)
        {
            known = Value;
            shown = Value?.Text ?? "";
        }
    }

    private string OptionId(int index) => $"{ListId}-{index}";

    private async Task TypeAsync(ChangeEventArgs e)
    {
        shown = e.Value as string ?? "";
        if (known is not null)
        {
            known = null;
            await SetAsync(null);
        }

        await FindAsync(shown);
    }

    private Task OpenAsync() => open ? Task.CompletedTask : FindAsync(known is null ? shown : "");

    private async Task FindAsync(string text)
    {
        var mine = ++question;
        var answer = await Search(text.Trim());
        if (mine == question)
        {
            (found, open, at) = (answer, true, answer.Count > 0 && text.Length > 0 ? 0 : -1);
        }
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "ArrowDown" when !open: await OpenAsync(); break;
            case "ArrowDown": at = Math.Min(at + 1, found.Count - 1); break;
            case "ArrowUp": at = Math.Max(at - 1, 0); break;
            case "Enter" when open && at >= 0 && at < found.Count: await ChooseAsync(found[at]); break;
            case "Escape": Leave(); break;
        }
    }

    private async Task ChooseAsync(Choice choice)
    {
        (known, shown, open) = (choice, choice.Text, false);
        question++;
        await SetAsync(choice);
    }

    private void Leave()
    {
        question++;
        open = false;
    }
}
