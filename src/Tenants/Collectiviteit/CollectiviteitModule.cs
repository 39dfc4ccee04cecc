using Collectiviteit.Aanmeldingen;
using Collectiviteit.Aanmeldingen.Gezin;
using Collectiviteit.Api;
using Collectiviteit.Contracten;
using Collectiviteit.Contracten.Contacten;
using Collectiviteit.Contracten.Koppelen;
using Collectiviteit.Dashboard;
using Collectiviteit.Deelnemers;
using Collectiviteit.Deelnemers.Zoeken;
using Collectiviteit.Demo;
using Collectiviteit.Meldingen;
using Collectiviteit.Mutaties;
using Collectiviteit.Mutaties.Koppeling;
using Collectiviteit.Mutaties.Mislukt;
using Collectiviteit.Overzichten.Gebruik;
using Collectiviteit.Overzichten.Uitstroom;
using Collectiviteit.Registers;
using Collectiviteit.Registers.Api;
using Collectiviteit.Uploads;
using Engine;
using Engine.Access.Demo;
using Engine.Bulk.Uploads;
using Engine.Features;
using Engine.Questions;
using Engine.Jobs;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tenancy.Configuration;
using Engine.Ui;
using Engine.Webhooks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Collectiviteit;

/// <summary>Collective health insurance: participants of a contract, and the changes that an employer, agency or municipality asks for.</summary>
public sealed class CollectiviteitModule : PortalModule
{
    public override string Id => "collectiviteit";

    public override string Name => "Collectiviteit";

    public override IReadOnlyList<Feature> Features => Collectiviteit.Features.All;

    public override IReadOnlyList<Permission> Permissions => Collectiviteit.Permissions.All;

    public override IReadOnlyList<Fact> Facts => Feiten.All;

    public override IReadOnlyList<MenuPage> Menu => Collectiviteit.Menu.All;

    public override IReadOnlyList<Word> Words => Woorden.All;

    public override IReadOnlyList<WebhookKind> Webhooks => Gebeurtenissen.All;

    public override Type? SettingsType => typeof(CollectiviteitSettings);

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<Instellingen>();
        services.AddScoped<Dossiers>();
        services.AddSingleton<Tellingen>();
        services.AddScoped<LeesVraag>();
        services.AddScoped<BsnInAdres>();
        services.AddScoped<BekijkLijst>();
        services.AddScoped<Lijstwijzer>();
        services.AddScoped<ZoekDeelnemers>();
        services.AddScoped<DownloadDeelnemers>();
        services.AddScoped<BekijkDeelnemer>();
        services.AddScoped<BekijkContracten>();
        services.AddScoped<WijzigContactpersoon>();
        services.AddScoped<WijzigBedrijf>();
        services.AddScoped<KoppelContract>();
        services.AddScoped<EigenKoppelingen>();
        services.AddScoped<BeantwoordKoppeling>();
        services.AddScoped<BeslisKoppeling>();
        services.AddScoped<BekijkMislukt>();
        services.AddScoped<MislukteVerzoeken>();
        services.AddScoped<Herstel>();
        services.AddScoped<Verwerkberichten>();
        services.AddScoped<Melden>();
        services.AddScoped<BekijkGebruik>();
        services.AddScoped<Uitstroombereik>();
        services.AddScoped<BekijkUitstroom>();
        services.AddScoped<DownloadUitstroom>();
        services.AddScoped<Indienen>();
        services.AddScoped<Afmelden>();
        services.AddScoped<Nummergebruik>();
        services.AddScoped<WijzigWerknemersnummer>();
        services.AddScoped<WijzigCollectiviteit>();
        services.AddScoped<LeesMutaties>();
        services.AddScoped<PageSubject, Paginaonderwerp>();
        services.AddScoped<PagePart, Contractdeel>();
        services.AddScoped<PagePart, Verzoekentellers>();
        services.AddScoped<PagePart, Verzoekteller>();
        services.AddScoped<PagePart, Vraagteller>();
        services.AddScoped<PagePart, LaatsteVerwerkingen>();
        services.AddScoped<PagePart, Contractaantallen>();
        services.AddScoped<DemoVulling>();
        services.AddScoped<DemoWebhook>();
        services.AddScoped<VerborgenBsn>();
        services.AddScoped<Naamgenoten>();
        services.AddScoped<Herkenning>();
        services.AddScoped<AanEnAfmeldingen>();
        services.AddScoped<BulkImport>(s => s.GetRequiredService<AanEnAfmeldingen>());
        services.AddScoped<Uploadbereik>();
        services.AddScoped<Regelnaam>();
        services.AddScoped<Aangenomen>();
        services.AddScoped<Uploadformulieren>();
        services.AddScoped<DemoUpload>();
        services.AddScoped<DemoConcept>();
        services.AddScoped<Aanmeldcontracten>();
        services.AddScoped<Aanmelden>();
        services.AddScoped<LaatsteAanmeldingen>();
        services.AddScoped<HerAanmelden>();
        services.AddScoped<Terugkeer>();
        services.AddScoped<Concepten>();
        services.AddScoped<Voortgang>();
        services.AddScoped<MeldGezinAan>();
        services.AddScoped<Opnieuw>();
        services.AddSingleton(Aanmeldconcept.Bewaring);
        services.AddSingleton(OudeMutaties.Bewaring);
        services.AddScoped<Uitvoering>();
        services.AddScoped<Administraties>();
        services.AddScoped<IngebouwdeAdministratie>();
        services.AddScoped<GekoppeldeAdministratie>();
        services.AddScoped<JobHandler, IngebouwdeAdministratie>();
        services.AddScoped<JobHandler, GekoppeldeAdministratie>();
        services.AddScoped<Bericht>();
        services.AddScoped<NeemUitslagen>();
        services.AddSingleton<TenantRule, Koppelregel>();
        services.AddScoped<Registerdelen>();
        services.AddScoped<NeemRegisterbestand>();
        services.AddScoped<StartImport>();
        services.AddScoped<StopImport>();
        services.AddScoped<BekijkImports>();
        services.AddScoped<Importstap>();
        services.AddScoped<JobHandler, Importwerk>();
        services.AddSingleton(OudeImports.Bewaring);
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        UploadEndpoints.Map(endpoints);
        DownloadEndpoint.Map(endpoints);
        ZoekEndpoint.Map(endpoints);
        GebruikEndpoint.Map(endpoints);
        UitstroomEndpoint.Map(endpoints);
        UitslagenEndpoint.Map(endpoints);
        DeelnemerEndpoints.Map(endpoints);
        MutatieEndpoints.Map(endpoints);
        AanmeldEndpoint.Map(endpoints);
        RegisterEndpoints.Map(endpoints);
        RegisterApi.Map(endpoints);
    }

    public override async Task SeedDemoAsync(IServiceProvider services, int? persons, CancellationToken cancellation)
    {
        var file = DemoFile.Read(services.GetRequiredService<HostFolders>().TenantConfig, services.GetRequiredService<CurrentTenant>().Value.Id);
        await services.GetRequiredService<DemoVulling>().HandleAsync(persons ?? file?.Persons ?? 0, cancellation);
        await services.GetRequiredService<DemoUpload>().HandleAsync(cancellation);
        await services.GetRequiredService<DemoConcept>().HandleAsync(cancellation);
        await services.GetRequiredService<DemoWebhook>().HandleAsync(file?.Webhooks ?? [], cancellation);
    }
}
