using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BlazorEstate.Features.Letters;

public sealed partial class LetterPage : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private readonly LetterDrafts drafts = new();
    private LetterKind? kind;
    private (string Key, string Language)? read;
    private string? shownLease;
    private string language = "fr";
    private WordingView? saved;
    private LetterExample? example;
    private RenderedLetter? drawn;
    private IReadOnlyList<string> problems = [];
    private bool mayEdit, mayTest;
    private int reads;

    [Parameter]
    public string Key { get; set; } = "";

    [SupplyParameterFromQuery(Name = "lang")]
    public string? Lang { get; set; }

    [SupplyParameterFromQuery(Name = "lease")]
    public string? Lease { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    [Inject]
    private LetterQueries Queries { get; set; } = default!;

    [Inject]
    private LetterExamples Examples { get; set; } = default!;

    [Inject]
    private LetterWordingService Service { get; set; } = default!;

    [Inject]
    private LetterTest Test { get; set; } = default!;

    [Inject]
    private LetterRenderer Renderer { get; set; } = default!;

    [Inject]
    private CurrentActor Me { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toast { get; set; } = default!;

    [Inject]
    private ProblemText Sentences { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private PageNavigation Go { get; set; } = default!;

    private (string Key, string Language) Letter => (Key, language);

    private LetterWording? Draft => drafts.Find(Letter);

    private string Shape => View is "phone" or "text" ? View : "desktop";

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayEdit, mayTest) = (me.Can(Permissions.SettingsManage), LetterTest.May(me));
    }

    protected override async Task OnParametersSetAsync()
    {
        kind = LetterKinds.Worded.FirstOrDefault(k => k.Key == Key);
        if (kind is null)
        {
            Navigation.NotFound();
            return;
        }

        language = Lang is not null && LetterQueries.Languages.Contains(Lang) ? Lang : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "fr";
        if (read != Letter)
        {
            await ReadAsync();
        }
        else if (shownLease != Lease)
        {
            await ChooseAsync();
        }
    }

    private string Address(string of) => EstateUrls.Letter(Key, of, Lease, View);

    private string LanguageText(string of) => drafts.Find((Key, of)) is not null ? L["Unsaved", L["Language." + of]] : L["Language." + of];

    private Task DiscardAsync()
    {
        drafts.Forget(Letter);
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        read = Letter;
        saved = await Queries.FindAsync(kind!, language, gone.Token);
        reads++;
        await ChooseAsync();
    }

    private async Task ChooseAsync()
    {
        shownLease = Lease;
        example = await Examples.FindAsync(kind!, language, Lease, gone.Token);
        await DrawAsync();
    }

    private async Task DrawAsync()
    {
        var wording = Draft ?? saved!.Wording;
        problems = [.. WordingRules.Check(kind!, wording).Problems.Select(Sentences.Full)];
        if (example is null)
        {
            problems = [Lease is null ? L["NoData"] : L["NoData.Lease", Lease]];
        }

        drawn = problems.Count > 0 ? null : await Renderer.RenderAsync(kind!, example!.Data, language, wording, gone.Token);
    }

    private Task DraftAsync(LetterWording wording)
    {
        drafts.Keep(Letter, wording, saved!);
        return DrawAsync();
    }

    private void Show(string lease) => Go.To(EstateUrls.Letter(Key, language, lease, View), replace: true);

    private async Task<Result> SaveAsync(LetterWording wording)
    {
        var result = await Service.SaveAsync(kind!, language, wording, drafts.Seen(Letter, saved!), await Me.GetAsync(), gone.Token);
        if (result.IsOk)
        {
            Toast.Done(L["Saved"]);
            await DiscardAsync();
            StateHasChanged();
        }

        return result;
    }

    private async Task ResetAsync()
    {
        if (await Dialogs.AskAsync(L["Reset.Title"], L["Reset.Text"], L["Reset"], danger: true))
        {
            Tell(await Service.ResetAsync(kind!, language, saved!.Version, await Me.GetAsync(), gone.Token), L["Reset.Done"]);
            await DiscardAsync();
        }
    }

    private async Task TestAsync()
    {
        var sent = await Test.SendAsync(kind!, language, example!, await Me.GetAsync(), gone.Token);
        Tell(sent, sent.IsOk ? L["Test.Done", sent.Value] : "");
    }

    private void Tell(Result result, string done)
    {
        if (result.IsOk)
        {
            Toast.Done(done);
        }
        else
        {
            Toast.Fail(L["NotDone"], Sentences.Full(result));
        }
    }
}
