using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Shared.Ui;

/// <summary>A field of an <see cref="EntityForm"/>: takes its label and its errors by the name that problems use for it.</summary>
public abstract class FormControl<T> : ComponentBase, IDisposable
{
    [Inject]
    protected ProblemText Texts { get; set; } = default!;

    [CascadingParameter]
    protected EntityForm Form { get; set; } = default!;

    /// <summary>Rises with each attempt to save, so that every field shows anew what is wrong with it.</summary>
    [CascadingParameter(Name = "Attempt")]
    protected int Attempt { get; set; }

    /// <summary>The field's name in problems, such as "postalCode".</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string? Help { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [Parameter]
    public T? Value { get; set; }

    [Parameter]
    public EventCallback<T?> ValueChanged { get; set; }

    protected string Id => $"{Form.Prefix}-{Name}";

    protected string Note => Id + "-note";

    protected string Says => Label ?? Texts.Field(Name);

    protected IEnumerable<string> Errors => Form.Errors.Of(Name);

    protected string? Wrong => Errors.Any() ? "true" : null;

    protected string? Must => Required ? "true" : null;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized() => Form.Errors.Changed += StateHasChanged;

    protected virtual void Dispose(bool disposing) => Form.Errors.Changed -= StateHasChanged;

    protected Task SetAsync(T? value) => ValueChanged.InvokeAsync(Value = value);
}
