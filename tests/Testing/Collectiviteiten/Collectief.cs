using Collectiviteit;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Jobs;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Testing.Databases;
using Permissions = Collectiviteit.Permissions;

namespace Testing.Collectiviteiten;

/// <summary>
/// A tenant with one employer and three contracts: two with the premium through the salary, one that pays by acceptgiro. Users are
/// put into a request directly; signing in is tested elsewhere.
/// </summary>
public sealed class Collectief : IAsyncDisposable
{
    public const string Instellingen = """
        {
          "features": {
            "collectiviteit.zoeken": {}, "collectiviteit.afmelden": {}, "collectiviteit.werknemersnummer": {}, "collectiviteit.contractdetails": {},
            "collectiviteit.aanmelden": {}, "collectiviteit.her-aanmelden": {}, "collectiviteit.bijschrijven": {},
            "collectiviteit.upload": {}, "collectiviteit.oud-deelnemers": {}, "collectiviteit.bsn": {},
            "collectiviteit.totaaloverzicht": { "when": "premie.salaris" }, "collectiviteit.downloaden": { "when": "premie.salaris" },
            "collectiviteit.detail": { "when": "premie.salaris" }, "collectiviteit.wissel": { "when": "premie.salaris" }
          },
          "settings": { "collectiviteit": { "afmeldredenen": [
            { "id": "uit-dienst", "label": "Einde dienstverband", "soort": "eindeDienstverband" },
            { "id": "pensioen", "label": "Einde dienstverband i.v.m. pensioen", "soort": "pensioen" },
            { "id": "overleden", "label": "Overleden", "soort": "overlijden" },
            { "id": "eigen-verzoek", "label": "Op eigen verzoek" } ] } }
        }
        """;

    private readonly ModuleCatalogue catalogue;
    private readonly Organisation werkgever = new() { Number = "W1", Name = "Zorggroep De Linde" };

    private Collectief(Action<IServiceCollection>? configure, string instellingen, DatabaseProvider? provider, PostgresServer? server)
    {
        Tenant = TestTenants.Make("noord", instellingen);
        Database = new(services =>
        {
            services.AddSingleton<TimeProvider>(Klok);
            configure?.Invoke(services);
        }, provider, server: server);
        catalogue = Database.Services.GetRequiredService<ModuleCatalogue>();
        Salaris = Maak("23595", Feiten.PremieViaSalaris);
        AnderSalaris = Maak("23596", Feiten.PremieViaSalaris);
        Acceptgiro = Maak("23597", Feiten.PremieViaAcceptgiro);
    }

    /// <summary>Wednesday 16 September 2026.</summary>
    public FakeTime Klok { get; } = new();

    public TestDatabase Database { get; }

    public Tenant Tenant { get; }

    public Contract Salaris { get; }

    public Contract AnderSalaris { get; }

    public Contract Acceptgiro { get; }

    /// <param name="instellingen">Members of the tenant file in place of <see cref="Instellingen"/>.</param>
    /// <param name="provider">As of <see cref="TestDatabase"/>.</param>
    public static async Task<Collectief> MaakAsync(
        Action<IServiceCollection>? configure = null, string? instellingen = null, DatabaseProvider? provider = null, PostgresServer? server = null)
    {
        var collectief = new Collectief(configure, instellingen ?? Instellingen, provider, server);
        await collectief.BewaarAsync(collectief.werkgever, collectief.Salaris, collectief.AnderSalaris, collectief.Acceptgiro);
        return collectief;
    }

    /// <summary>A user with every right of the module, at the contracts given or at all three.</summary>
    public Actor Gebruiker(string naam = "Anna Bakker", params Contract[] contracten)
    {
        var rechten = PermissionSet.Of(Permissions.All.Select(p => p.Id), catalogue);
        return new()
        {
            AccountId = Guid.CreateVersion7(),
            Name = naam,
            Mail = "gebruiker@example.nl",
            OrganisationId = werkgever.Id,
            OrganisationNumber = werkgever.Number,
            OrganisationName = werkgever.Name,
            Level = Level.Password,
            Roles = ["hoofdgebruiker"],
            Permissions = rechten,
            Contracts = [.. (contracten.Length > 0 ? contracten : [Salaris, AnderSalaris, Acceptgiro]).Select(c => new ActorContract(
                c.Id, c.Number, c.Name, c.Facts.Aggregate(0UL, (bits, fact) => bits | (1UL << catalogue.FactIndex[fact])), rechten) { OrganisationId = c.OrganisationId })],
            Stamp = "1",
        };
    }

    /// <summary>Enrols somebody; the last word of the name is the surname, what stands between is the prefix.</summary>
    public async Task<Lid> SchrijfInAsync(
        string naam, string geboren = "01-01-1980", Contract? contract = null, Lid? via = null, string nummer = "", string sinds = "01-01-2020")
    {
        var delen = naam.Split(' ');
        var deelnemer = new Deelnemer
        {
            Relatienummer = Random.Shared.NextInt64(1_000_000_000, 9_999_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Voorletters = delen[0][..1] + ".",
            Voornaam = delen[0],
            Tussenvoegsel = delen.Length > 2 ? string.Join(' ', delen[1..^1]) : null,
            Achternaam = delen[^1],
            Geboortedatum = Dag(geboren),
        };
        var deelname = new Deelname
        {
            ContractId = (contract ?? Salaris).Id,
            DeelnemerId = deelnemer.Id,
            HoofdDeelnameId = via?.Deelname.Id,
            Rol = via is null ? Rol.Hoofdverzekerde : Rol.Kind,
            Ingangsdatum = Dag(sinds),
            Werknemersnummer = nummer,
            Naamsleutel = Naam.Sleutel(deelnemer),
            Relatienummer = deelnemer.Relatienummer,
            Geboortedatum = deelnemer.Geboortedatum,
        };
        await BewaarAsync([deelnemer, deelname, .. Zoekwoord.Van(deelname, deelnemer)]);
        return new(deelname, deelnemer);
    }

    public static DateOnly Dag(string tekst) =>
        DateOnly.ParseExact(tekst, "dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Does work as this user in a request of its own.</summary>
    /// <param name="gebruiker">Null for the user with every right.</param>
    public Task<T> Als<TDienst, T>(Func<TDienst, Task<T>> werk, Actor? gebruiker = null) where TDienst : notnull => Database.As(Tenant, services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = gebruiker ?? Gebruiker();
        return werk(services.GetRequiredService<TDienst>());
    });

    public Task<T> Lees<T>(Func<PortalDbContext, Task<T>> vraag) => Database.As(Tenant, s => vraag(s.GetRequiredService<PortalDbContext>()));

    public Task BewaarAsync(params IEnumerable<object> rijen) => Lees(async db =>
    {
        db.AddRange(rijen);
        return await db.SaveChangesAsync();
    });

    /// <summary>Does the work that waits, as the worker does.</summary>
    public Task VerwerkAsync() => Database.As(Tenant, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var handlers = services.GetServices<JobHandler>().ToDictionary(h => h.Kind);
        foreach (var head in await db.Set<QueueHead>().OrderBy(h => h.Due).ToListAsync())
        {
            await handlers[head.Kind].HandleAsync(head.RowId, db, CancellationToken.None);
            db.Remove(head);
            await db.SaveChangesAsync();
        }
    });

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private Contract Maak(string nummer, string feit) =>
        new() { OrganisationId = werkgever.Id, Number = nummer, Name = "Collectiviteit " + nummer, Start = new(2015, 1, 1), Facts = [feit] };
}
