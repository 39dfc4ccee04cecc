using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Testing.Http;

namespace Web.Tests.Manuals;

/// <summary>The running portal of agencies and municipalities on Wednesday 16 September 2026, in which background work is done when a test says so.</summary>
public sealed class Zakelijk : IAsyncDisposable
{
    /// <summary>Administrative work for all contracts of the agency: 400100 and 400101.</summary>
    public const string Uitzendbureau = "administratie@handen-genoeg.example";

    /// <summary>Financial work for contract 400100 of that agency only.</summary>
    public const string Financieel = "financien@handen-genoeg.example";

    /// <summary>Every role at another agency: contract 400110.</summary>
    public const string AnderBureau = "directie@flexkracht-rijnland.example";

    /// <summary>Administrative work for the municipality: contract 400200.</summary>
    public const string Gemeente = "minima@waterdorp.example";

    /// <summary>Staff of the insurer: manages the portal, reaches no contract.</summary>
    public const string Beheerder = "beheer@zakelijk.example";

    private static int volgnummer = 800_000_000;

    private readonly PortalFactory factory;

    public Zakelijk() => factory = new(
        services => services.AddSingleton<TimeProvider>(Klok),
        new Dictionary<string, string?> { ["DEMO_PASSWORD"] = "appel-kompas-fiets", ["Jobs:Enabled"] = "false", ["DemoHistory"] = "false" });

    public FakeTime Klok { get; } = new();

    public async Task<Visitor> AlsAsync(string mail) => (await factory.EnterAsync(mail)).Visitor;

    /// <summary>A contract without anybody, for the first organisation that has this audience's demo contract.</summary>
    /// <param name="naast">Contract of whose organisation it is.</param>
    public Task<Contract> ContractAsync(string nummer, DateOnly start, string naast = "400100") => InAsync(async db =>
    {
        var ander = await db.Set<Contract>().SingleAsync(c => c.Number == naast);
        var contract = new Contract { OrganisationId = ander.OrganisationId, Number = nummer, Name = "Proef " + nummer, Start = start, Facts = [.. ander.Facts] };
        db.Add(contract);
        await db.SaveChangesAsync();
        return contract;
    });

    /// <summary>Enrols somebody with a number nobody else has.</summary>
    public Task<Lid> SchrijfInAsync(string achternaam, string contract, DateOnly? sinds = null, DateOnly? eind = null, Geslacht geslacht = Geslacht.Onbekend) => InAsync(async db =>
    {
        var waar = await db.Set<Contract>().SingleAsync(c => c.Number == contract);
        var deelnemer = new Deelnemer
        {
            Relatienummer = Interlocked.Increment(ref volgnummer).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Voorletters = "J.", Voornaam = "Jan", Achternaam = achternaam, Geslacht = geslacht, Geboortedatum = new(1985, 6, 7),
        };
        var deelname = new Deelname
        {
            ContractId = waar.Id, DeelnemerId = deelnemer.Id, Ingangsdatum = sinds ?? new(2021, 3, 4), Eind = eind ?? Deelname.OpenEinde,
            Naamsleutel = Naam.Sleutel(deelnemer), Relatienummer = deelnemer.Relatienummer, Geboortedatum = deelnemer.Geboortedatum,
        };
        db.AddRange(deelnemer, deelname);
        db.AddRange(Zoekwoord.Van(deelname, deelnemer));
        await db.SaveChangesAsync();
        return new Lid(deelname, deelnemer);
    });

    public Task<T> InAsync<T>(Func<PortalDbContext, Task<T>> werk) => MetAsync(diensten => werk(diensten.GetRequiredService<PortalDbContext>()));

    /// <summary>Works as the portal itself does, in a scope of its own.</summary>
    public async Task<T> MetAsync<T>(Func<IServiceProvider, Task<T>> werk)
    {
        var tenant = factory.Services.GetRequiredService<TenantCatalogue>().Current.Find("mijnzz") ?? throw new InvalidOperationException("Geen tenant.");
        using var entered = factory.Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = factory.Services.CreateAsyncScope();
        return await werk(scope.ServiceProvider);
    }

    /// <summary>Does the background work that is due.</summary>
    public Task VerwerkAsync() => factory.Services.GetRequiredService<JobPump>().DrainAsync();

    public Task<List<AuditEvent>> LogAsync(string soort) => InAsync(db => db.Set<AuditEvent>().AsNoTracking().Where(e => e.Type == soort).OrderBy(e => e.Id).ToListAsync());

    public ValueTask DisposeAsync() => factory.DisposeAsync();
}
