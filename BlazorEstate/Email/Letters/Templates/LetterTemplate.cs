using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Email.Letters.Templates;

/// <summary>A letter's Razor component. Its parts stand directly in <c>LetterLayout</c>, in the order in which they are read.</summary>
public abstract class LetterTemplate<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public Letter Letter { get; set; } = null!;

    [Inject]
    protected LetterWords Words { get; set; } = null!;

    protected TModel Model => (TModel)Letter.Model;
}
