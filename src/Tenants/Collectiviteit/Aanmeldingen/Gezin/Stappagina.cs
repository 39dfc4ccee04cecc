using Collectiviteit.Deelnemers.Zoeken;
using Engine.Features;
using Engine.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>One step of an enrolment in steps: opens the draft, keeps what is typed, and knows the steps before and after.</summary>
public abstract class Stappagina : ComponentBase
{
    /// <summary>Null on the page of somebody new, of whom nothing was filled in.</summary>
    [Parameter]
    public Guid? Id { get; set; }

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [Inject]
    public required Concepten Concepten { get; set; }

    [Inject]
    public required Voortgang Voortgang { get; set; }

    [Inject]
    public required Instellingen Instellingen { get; set; }

    [Inject]
    public required Words Words { get; set; }

    [Inject]
    public required Lijstwijzer Lijsten { get; set; }

    [Inject]
    public required MenuPlace Plaats { get; set; }

    [Inject]
    public required Flash Flash { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>One of the steps in the address.</summary>
    protected abstract string Stap { get; }

    /// <summary>Id that the draft of somebody new gets; null for any.</summary>
    protected virtual Guid? Sleutel => null;

    protected Concept? Concept { get; private set; }

    /// <summary>A post of a draft that was handed in already: the page holds <see cref="AlVerstuurd"/> and nothing else.</summary>
    protected bool IsVerstuurd { get; private set; }

    protected CollectiviteitSettings Settings => Instellingen.Value;

    private bool IsGet => Http is not null && HttpMethods.IsGet(Http.Request.Method);

    protected CancellationToken Gestopt => Http?.RequestAborted ?? default;

    protected string Titel => Concept?.Hoofd is { } hoofd ? $"Gezinsleden van {hoofd.Lid.Naam} bijschrijven" : $"Nieuwe {Words[Woorden.Hoofdverzekerde]} aanmelden";

    /// <summary>For who is added to a family: the person where it began.</summary>
    protected IReadOnlyList<Crumb> Kruimels => Concept?.Hoofd is { } hoofd
        ? [Lijsten.Kruimel(hoofd.Deelname), new(hoofd.Lid.Naam, $"verzekerden/{hoofd.Deelname.Id}/bijschrijven")]
        : [new("Nieuwe deelnemer", "deelnemers/gezin")];

    protected IReadOnlyList<string> Namen => Concept is null ? [] : [.. Stappen.Van(Concept, Settings).Select(s => Stappen.Naam(s, Words.Capital(Woorden.Hoofdverzekerde)))];

    protected int Nummer => Concept is null ? 1 : Stappen.Van(Concept, Settings).ToList().IndexOf(Stap) + 1;

    protected override async Task OnInitializedAsync()
    {
        if (Id is null && Sleutel is null && IsGet)
        {
            // the address names the draft before it is there, so that who goes back in the browser finds what was typed
            Navigation.NavigateTo($"deelnemers/gezin/nieuw?{Stappen.Sleutel}={Guid.CreateVersion7()}");
            return;
        }

        Concept = (Id ?? Sleutel) is { } id ? await Concepten.VindAsync(id, Gestopt) : null;
        if (Id is null && Concept is null && (Sleutel is not { } sleutel || !await Concepten.IsVerstuurdAsync(sleutel, Gestopt)))
        {
            Concept = new(Guid.Empty, null, new()) { Sleutel = Sleutel };
        }
        else if (Id is null && Concept is not null && IsGet)
        {
            Navigation.NavigateTo(Adres(Stap));
            return;
        }

        if (Concept?.Hoofd is { } hoofd)
        {
            // where it began, and where the breadcrumb leads back to
            Plaats.Set(Lijsten.Kruimel(hoofd.Deelname).Href ?? "");
        }

        if (Concept is not null && Nummer > 0)
        {
            if (await EerderAsync(Concept) is { } eerder)
            {
                Navigation.NavigateTo(Adres(eerder));
                return;
            }

            await OpenAsync(Concept);
        }
        else if ((Id ?? Sleutel) is { } oud && Concept is null && await Concepten.IsVerstuurdAsync(oud, Gestopt))
        {
            // the second of two clicks: what the first one sent is on its way. A redirect from here would answer a post with 400, because its form is gone
            IsVerstuurd = Http is not null && HttpMethods.IsPost(Http.Request.Method);
            if (!IsVerstuurd)
            {
                Navigation.NavigateTo("deelnemers/gezin");
            }
        }
        else
        {
            Navigation.NotFound();
        }
    }

    // who opens a draft halfway begins where something is still wrong
    private async Task<string?> EerderAsync(Concept concept) =>
        Nummer > 1 && IsGet && await Voortgang.EersteFoutAsync(concept, Gestopt) is { } fout
        && Stappen.Van(concept, Settings).ToList().IndexOf(fout) is >= 0 and var plaats && plaats < Nummer - 1 ? fout : null;

    /// <summary>Reads what this step shows beside the draft itself.</summary>
    protected virtual Task OpenAsync(Concept concept) => Task.CompletedTask;

    protected string Adres(string stap) => $"deelnemers/gezin/{Concept?.Id}/{stap}";

    protected string? Vorige => Concept is not null && Nummer > 1 ? Stappen.Van(Concept, Settings)[Nummer - 2] : null;

    /// <summary>Keeps the draft as it is now and goes a step back or ahead.</summary>
    protected async Task BewaarEnGaAsync(bool terug)
    {
        if (Concept is null)
        {
            return;
        }

        var stappen = Stappen.Van(Concept, Settings);
        var volgende = terug && Nummer == 1 ? null : stappen[Nummer - 1 + (terug ? -1 : 1)];
        await BewaarAsync(volgende ?? Stap);
        Navigation.NavigateTo(volgende is null ? "deelnemers/gezin" : Adres(volgende));
    }

    /// <summary>Keeps what is typed, right or wrong; going on with the draft starts at this step.</summary>
    protected Task BewaarAsync() => BewaarAsync(Stap);

    private async Task BewaarAsync(string stap)
    {
        // who only looked at the form leaves nothing behind
        if (Concept is null or { IsNieuw: true, Inhoud.IsLeeg: true })
        {
            return;
        }

        Concept.Inhoud.Stap = stap;
        Concept = await Concepten.BewaarAsync(Concept, Gestopt);
    }

    /// <summary>A BSN that is left empty stays as it was typed before.</summary>
    internal static AanmeldFormulier Samen(AanmeldFormulier getypt, AanmeldFormulier eerder)
    {
        getypt.Bsn = !string.IsNullOrWhiteSpace(getypt.Bsn) ? getypt.Bsn.Trim() : getypt.BsnWeg ? null : eerder.Bsn;
        getypt.BsnWeg = false;
        getypt.HerstelVan = eerder.HerstelVan;
        getypt.Dubbel = (getypt.Achternaam, getypt.Geboortedatum) == (eerder.Achternaam, eerder.Geboortedatum) ? eerder.Dubbel : null;
        return getypt;
    }
}
