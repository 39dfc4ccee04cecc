using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>The running portal of IZZ with its demo customers, in which background work is done when a test says so.</summary>
public sealed class Werkgever : IAsyncDisposable
{
    /// <summary>Both contracts of the employer withhold the premium from the salary.</summary>
    public const string Hoofdgebruiker = "hoofdgebruiker@zorggroep-voorbeeld.example";

    /// <summary>Reaches contract 300101 only.</summary>
    public const string EenContract = "medewerker@zorggroep-voorbeeld.example";

    /// <summary>Another employer, which pays by acceptgiro.</summary>
    public const string Acceptgiro = "hoofdgebruiker@thuiszorg-de-wilg.example";

    /// <summary>Staff of the insurer: manages the portal, reaches no contract.</summary>
    public const string Beheerder = "beheer@accountbeheer.example";

    private static int volgnummer = 700_000_000;

    private readonly PortalFactory factory;

    public Werkgever() : this([])
    {
    }

    /// <param name="settings">Configuration of the host beside its own.</param>
    internal Werkgever(Dictionary<string, string?> settings, Schema.DatabaseProvider? provider = null) => factory = new(
        settings: new Dictionary<string, string?>(settings) { ["DEMO_PASSWORD"] = "appel-kompas-fiets", ["Jobs:Enabled"] = "false", ["DemoHistory"] = "false", ["Limits:Export"] = "1000" }, provider: provider);

    internal PortalFactory Factory => factory;

    public async Task<Visitor> AlsAsync(string mail = Hoofdgebruiker) => (await factory.EnterAsync(mail)).Visitor;

    /// <summary>Enrols somebody with a number nobody else has.</summary>
    public Task<Lid> SchrijfInAsync(
        string achternaam, string contract = "300100", Lid? via = null, DateOnly? geboren = null, string nummer = "", string? tussen = null, string? bsn = null, string portaal = "izz") => MetAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var velden = services.GetRequiredService<FieldProtector>();
        var waar = await db.Set<Contract>().SingleAsync(c => c.Number == contract);
        var deelnemer = new Deelnemer
        {
            Relatienummer = Interlocked.Increment(ref volgnummer).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Voorletters = "J.",
            Voornaam = "Jan",
            Tussenvoegsel = tussen,
            Achternaam = achternaam,
            Geboortedatum = geboren ?? new(1985, 6, 7),
            Bsn = bsn is null ? null : velden.Protect(Bsn.Doel, bsn),
            BsnHash = bsn is null ? null : velden.SearchHash(Bsn.Doel, bsn),
        };
        var deelname = new Deelname
        {
            ContractId = waar.Id,
            DeelnemerId = deelnemer.Id,
            HoofdDeelnameId = via?.Deelname.Id,
            Rol = via is null ? Rol.Hoofdverzekerde : Rol.Kind,
            Ingangsdatum = new(2021, 3, 4),
            Werknemersnummer = nummer,
            Naamsleutel = Naam.Sleutel(deelnemer),
            Relatienummer = deelnemer.Relatienummer,
            Geboortedatum = deelnemer.Geboortedatum,
        };
        db.AddRange(deelnemer, deelname);
        db.AddRange(Zoekwoord.Van(deelname, deelnemer));
        await db.SaveChangesAsync();
        return new Lid(deelname, deelnemer);
    }, portaal);

    /// <summary>Ends an enrolment in the register itself, as if it was done long ago.</summary>
    public Task BeeindigAsync(Lid lid, DateOnly eind, string portaal = "izz") => InAsync(
        db => db.Set<Deelname>().Where(d => d.Id == lid.Deelname.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.Eind, eind)), portaal);

    public Task<T> InAsync<T>(Func<PortalDbContext, Task<T>> werk, string portaal = "izz") =>
        MetAsync(services => werk(services.GetRequiredService<PortalDbContext>()), portaal);

    private async Task<T> MetAsync<T>(Func<IServiceProvider, Task<T>> werk, string portaal)
    {
        var tenant = factory.Services.GetRequiredService<TenantCatalogue>().Current.Find(portaal) ?? throw new InvalidOperationException("Geen tenant.");
        using var entered = factory.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = factory.Services.CreateAsyncScope();
        return await werk(scope.ServiceProvider);
    }

    /// <summary>Does the background work that is due.</summary>
    public Task VerwerkAsync() => factory.Services.GetRequiredService<JobPump>().DrainAsync();

    public Task<int> LeesregelsAsync() => InAsync(db => db.Set<AuditEvent>().CountAsync(e => e.Action == AuditAction.Read && e.Type.StartsWith("collectiviteit.")));

    public static DateOnly Vandaag => Engine.Calendar.DutchTime.Today(TimeProvider.System);

    public static string Dag(DateOnly dag) => Engine.Ui.Show.Date(dag);

    public ValueTask DisposeAsync() => factory.DisposeAsync();
}
