using System.Text;
using Collectiviteit.Registers;
using Engine.Access;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing.Collectiviteiten;

namespace Tenants.Tests.Collectiviteit.Registers;

/// <summary>An administration that sends files of its registers. It is Wednesday 16 September 2026.</summary>
internal sealed class Registerproef : IAsyncDisposable
{
    private Registerproef(Collectief collectief) => Collectief = collectief;

    public Collectief Collectief { get; }

    public static async Task<Registerproef> MaakAsync(Action<IServiceCollection>? configure = null, DatabaseProvider? provider = null) => new(await Collectief.MaakAsync(
        configure, Collectief.Instellingen.Replace("\"collectiviteit.zoeken\": {},", "\"collectiviteit.zoeken\": {}, \"collectiviteit.registers\": {}, \"collectiviteit.registergegevens\": {},", StringComparison.Ordinal), provider));

    /// <summary>A file of this register: heading and rows, the fields separated by semicolons.</summary>
    public static byte[] Csv(params string[] regels) => Encoding.UTF8.GetBytes(string.Join("\r\n", regels) + "\r\n");

    public Task<Result<OntvangenBestand>> StuurAsync(Registersoort soort, byte[] bestand, bool volledig = false, bool rechtstreeks = false, bool opnieuw = false, Actor? wie = null, string? naam = null) =>
        Collectief.Als<NeemRegisterbestand, Result<OntvangenBestand>>(n => n.HandleAsync(new(soort, "bestand.csv", new MemoryStream(bestand), volledig, rechtstreeks, opnieuw, naam), default), wie);

    /// <summary>Sends a file and has it compared.</summary>
    public async Task<Registerimport> VergelijkAsync(Registersoort soort, byte[] bestand, bool volledig = false, bool rechtstreeks = false)
    {
        var genomen = await StuurAsync(soort, bestand, volledig, rechtstreeks);
        genomen.Refusals.ShouldBeEmpty();
        await StappenAsync(genomen.Value.Id);
        return await ImportAsync(genomen.Value.Id);
    }

    /// <summary>Sends a file, has it compared and carried out.</summary>
    public async Task<Registerimport> VoerUitAsync(Registersoort soort, byte[] bestand, bool volledig = false, bool beeindigen = false, int? aantal = null)
    {
        var import = await VergelijkAsync(soort, bestand, volledig);
        (await StartAsync(import, beeindigen, aantal)).Refusals.ShouldBeEmpty();
        await StappenAsync(import.Id);
        return await ImportAsync(import.Id);
    }

    public Task<Result<Guid>> StartAsync(Registerimport import, bool beeindigen = false, int? aantal = null, string? sha = null) =>
        Collectief.Als<StartImport, Result<Guid>>(s => s.HandleAsync(new(import.Id, sha ?? import.Sha256, beeindigen, aantal), default));

    /// <summary>Does the work that waits for this import, as the worker does: each piece in a transaction.</summary>
    public async Task StappenAsync(Guid id, int meeste = int.MaxValue)
    {
        for (var stap = 0; stap < meeste; stap++)
        {
            if (!await StapAsync(id))
            {
                return;
            }
        }
    }

    public Task<bool> StapAsync(Guid id) => Collectief.Database.As(Collectief.Tenant, async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var meer = await services.GetRequiredService<Importstap>().DoeAsync(id, default);
        await transaction.CommitAsync();
        return meer;
    });

    public Task<Registerimport> ImportAsync(Guid id) => Collectief.Lees(db => db.Set<Registerimport>().AsNoTracking().SingleAsync(i => i.Id == id));

    public async Task<IReadOnlyList<Verschil>> VerschillenAsync(Registerimport import, Verschilsoort soort, Actor? wie = null) =>
        await Collectief.Als<BekijkImports, IReadOnlyList<Verschil>>(b => b.VerschillenAsync(import, soort, 0, 1000, default), wie);

    /// <summary>What stands in the way of rows, as "line column: reason".</summary>
    public async Task<string[]> FoutenAsync(Registerimport import) =>
        [.. (await VerschillenAsync(import, Verschilsoort.Geweigerd)).SelectMany(v => v.Inhoud.Fouten.Select(f => $"{v.Nummer} {f.Column}: {f.Reason}"))];

    public static (int Nieuw, int Gewijzigd, int Ongewijzigd, int Geweigerd, int Conflicten, int Verdwenen) Tellingen(Registerimport i) => (i.Nieuw, i.Gewijzigd, i.Ongewijzigd, i.Geweigerd, i.Conflicten, i.Verdwenen);

    public ValueTask DisposeAsync() => Collectief.DisposeAsync();
}
