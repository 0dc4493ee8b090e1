using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Email.Letters.Parts;

/// <summary>A part of a letter: drawn as HTML by its markup, and as text by <see cref="Write"/>, in the order in which parts stand in the layout.</summary>
public abstract class LetterPart : ComponentBase
{
    [CascadingParameter]
    public Letter Letter { get; set; } = null!;

    protected override void OnInitialized() => Write(Letter.Text);

    protected abstract void Write(PlainText text);
}
