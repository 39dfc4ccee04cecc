using System.Text;
using Collectiviteit.Deelnemers;
using Collectiviteit.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Databases;
using static Tenants.Tests.Collectiviteit.Registers.Registerproef;

namespace Tenants.Tests.Collectiviteit.Registers;

/// <summary>Files as a whole: what is wrong with them, and how many rows they hold.</summary>
public sealed class RegisterbestandTests
{
    private const string Kop = "klantnummer;naam";

    public static TheoryData<string, byte[]> Ongeschikt => new()
    {
        { "csv.no-heading", [] },
        { "csv.empty", Csv(Kop) },
        { "csv.missing-column", Csv("klantnummer", "K1") },
        { "csv.missing-column", Csv("klantnummer,naam", "K1,Een") },
        { "csv.unknown-column", Csv("klantnummer;naam;iban", "K1;Een;x") },
        { "csv.double-column", Csv("klantnummer;naam;Naam", "K1;Een;x") },
        { "csv.field-count", Csv(Kop, "K1;Een;Twee") },
        { "csv.malformed", Csv(Kop, "K1;\"Een") },
        { "csv.malformed", Csv(Kop, "K1;Een \"Twee\" Drie") },
        { "csv.malformed", Csv(Kop, "K1;" + new string('x', 100_000)) },
        { "csv.encoding", [.. Csv(Kop), .. Encoding.Latin1.GetBytes("K1;Café\r\n")] },
        { "csv.encoding", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Kop + "\r\nK1;Een")] },
        { "csv.not-text", Csv(Kop, "K1;Een\0Twee") },
        { "csv.encoding", [0x50, 0x4B, 0x03, 0x04, 0xFF, 0x00, 0x0A, 0xC3] },
    };

    [Theory]
    [MemberData(nameof(Ongeschikt))]
    public async Task A_file_that_is_not_as_it_should_be_is_refused_and_leaves_nothing(string code, byte[] bestand)
    {
        await using var proef = await MaakAsync();
        var weigering = (await proef.StuurAsync(Registersoort.Organisaties, bestand)).Refusals.ShouldHaveSingleItem();
        weigering.Code.ShouldBe(code);
        weigering.Message.ShouldEndWith(".");
        (await proef.Collectief.Lees(db => db.Set<Registerimport>().CountAsync())).ShouldBe(0);
        (await proef.Collectief.Lees(async db => await db.Set<Importdeel>().CountAsync() + await db.Set<Importsleutel>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_of_500_MB_is_refused_while_it_comes_in()
    {
        await using var proef = await MaakAsync();
        using var eindeloos = new Eindeloos(500_000_000);
        var genomen = await proef.Collectief.Als<NeemRegisterbestand, Engine.Modules.Result<OntvangenBestand>>(n => n.HandleAsync(new(Registersoort.Organisaties, "groot.csv", eindeloos), default));
        genomen.Refusals.ShouldHaveSingleItem().Code.ShouldBe("csv.too-large");
        eindeloos.Gelezen.ShouldBeLessThan(NeemRegisterbestand.Grootste + 1_000_000);
        (await proef.Collectief.Lees(db => db.Set<Importdeel>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Ten_thousand_rows_are_compared_and_carried_out_in_sets()
    {
        var telling = new CommandCount();
        await using var proef = await MaakAsync(s => s.AddSingleton<IInterceptor>(telling));
        string[] personen = [.. Enumerable.Range(0, 10_000).Select(i => $"R{i:D5};J;Wiśniewska{(char)('a' + (i % 7))};19{60 + (i % 40)}-03-17")];
        await proef.VoerUitAsync(Registersoort.Personen, Csv(["relatienummer;voorletters;achternaam;geboortedatum", .. personen]));
        string[] deelnames = [.. Enumerable.Range(0, 10_000).Select(i => $"R{i:D5};23595;2021-01-01;LN-{i}")];
        var genomen = await proef.StuurAsync(Registersoort.Deelnames, Csv(["relatienummer;contractnummer;ingangsdatum;werknemersnummer", .. deelnames]), volledig: true);
        telling.Clear();
        await proef.StappenAsync(genomen.Value.Id);
        telling.Reads.ShouldBeLessThan(20 * 12, "some for each thousand rows, and none for each row");
        var import = await proef.ImportAsync(genomen.Value.Id);
        Tellingen(import).ShouldBe((10_000, 0, 0, 0, 0, 0));
        (await proef.StartAsync(import)).IsRefused.ShouldBeFalse();
        telling.Clear();
        await proef.StappenAsync(import.Id);
        telling.Reads.ShouldBeLessThan(20 * 12);
        (await proef.Collectief.Lees(db => db.Set<Deelname>().CountAsync())).ShouldBe(10_000);
    }

    [Fact]
    public async Task Wherever_a_node_dies_no_row_is_lost_or_done_twice()
    {
        var slag = new Slag();
        await using var proef = await MaakAsync(s => s.AddSingleton<IInterceptor>(slag));
        string[] regels = [.. Enumerable.Range(0, 2_500).Select(i => i % 500 == 7 ? $"R{i};;Fout;1980-01-01" : $"R{i};J;Poel{(char)('a' + (i % 26))};1980-01-01")];
        var import = await proef.VergelijkAsync(Registersoort.Personen, Csv(["relatienummer;voorletters;achternaam;geboortedatum", .. regels]));
        (await proef.StartAsync(import)).IsRefused.ShouldBeFalse();
        for (var punt = 1; punt < 30; punt++)
        {
            // dies after so many statements, and another node goes on
            slag.Over = punt;
            await StilAsync(() => proef.StappenAsync(import.Id, 1));
            slag.Over = int.MaxValue;
        }

        await proef.StappenAsync(import.Id);
        var klaar = await proef.ImportAsync(import.Id);
        (klaar.Stand, klaar.Nieuw, klaar.Geweigerd).ShouldBe((Importstand.Uitgevoerd, 2_495, 5));
        (await proef.Collectief.Lees(db => db.Set<Deelnemer>().CountAsync())).ShouldBe(2_495);
        (await proef.VerschillenAsync(klaar, Verschilsoort.Geweigerd)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Refused_rows_can_be_corrected_and_sent_again_without_doubles()
    {
        await using var proef = await MaakAsync();
        await proef.VoerUitAsync(Registersoort.Organisaties, Csv(Kop, "K1;Een", "K2;"));
        var weer = await proef.VoerUitAsync(Registersoort.Organisaties, Csv("klantnummer;naam;regel;waarom geweigerd;wat te doen", "K1;Een;2;;", "K2;Twee;3;naam: Dit veld is leeg.;Vul het in."));
        Tellingen(weer).ShouldBe((1, 0, 1, 0, 0, 1));
    }

    [Fact]
    public async Task Rows_that_were_not_taken_are_read_a_thousand_at_a_time_in_the_order_of_the_file()
    {
        var telling = new CommandCount();
        await using var proef = await MaakAsync(s => s.AddSingleton<IInterceptor>(telling));
        var import = await proef.VergelijkAsync(Registersoort.Organisaties, Csv([Kop, .. Enumerable.Range(1, 2_500).Select(n => $"K{n};")]));
        await proef.Collectief.Lees(db => db.Set<Importverschil>().Where(v => v.Nummer % 3 == 0).ExecuteUpdateAsync(s => s.SetProperty(v => v.Soort, Verschilsoort.Conflict)));
        await proef.Collectief.Als<BekijkImports, bool>(async bekijk =>
        {
            var (eerste, rijen) = await bekijk.GeweigerdAsync(import, default);
            eerste.ShouldNotBeNull().Nummer.ShouldBe(2);
            telling.Clear();
            (await rijen.Take(1000).CountAsync()).ShouldBe(1000);
            telling.Reads.ShouldBe(0, "the first thousand is there");
            (await rijen.Select(r => r.Nummer).ToListAsync()).ShouldBe(Enumerable.Range(2, 2_500));
            telling.Reads.ShouldBe(4, "two kinds, twice");
            return true;
        });
    }

    [Fact]
    public async Task A_file_stays_known_when_comparing_it_anew_fails()
    {
        var tussendoor = new Tussendoor();
        await using var proef = await MaakAsync(s => s.AddSingleton<IInterceptor>(tussendoor));
        var eerste = await proef.VoerUitAsync(Registersoort.Organisaties, Csv(Kop, "K1;Een"));
        tussendoor.Doe = () => throw new TimeoutException("Struck down.");
        await Should.ThrowAsync<TimeoutException>(() => proef.StuurAsync(Registersoort.Organisaties, Csv(Kop, "K1;Een"), opnieuw: true));
        (await proef.StuurAsync(Registersoort.Organisaties, Csv(Kop, "K1;Een"))).Value.ShouldBe(new OntvangenBestand(eerste.Id, true));
    }

    [Theory]
    [InlineData(Importstand.Uitvoeren)]
    [InlineData(Importstand.Gestopt)]
    public async Task Whoever_compares_anew_while_the_first_import_goes_on_hears_so(Importstand stand)
    {
        var tussendoor = new Tussendoor();
        await using var proef = await MaakAsync(s => s.AddSingleton<IInterceptor>(tussendoor));
        var eerste = await proef.VergelijkAsync(Registersoort.Organisaties, Csv(Kop, "K1;Een"));
        tussendoor.Doe = () => proef.Collectief.Lees(db => db.Set<Registerimport>().Where(i => i.Id == eerste.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Stand, stand).SetProperty(i => i.Herkenning, i => stand == Importstand.Gestopt ? null : i.Herkenning)));
        var genomen = await proef.StuurAsync(Registersoort.Organisaties, Csv(Kop, "K1;Een"), opnieuw: true);
        if (stand == Importstand.Gestopt)
        {
            genomen.Refusals.ShouldHaveSingleItem().Code.ShouldBe("register.ingehaald");
        }
        else
        {
            genomen.Value.ShouldBe(new OntvangenBestand(eerste.Id, true));
        }

        (await proef.Collectief.Lees(db => db.Set<Registerimport>().CountAsync())).ShouldBe(1, "nothing is kept of the second");
    }

    [Fact]
    public async Task The_same_name_with_another_file_is_refused_and_with_the_same_file_it_counts_once()
    {
        await using var proef = await MaakAsync();
        var wie = proef.Collectief.Gebruiker();
        var eerste = await proef.StuurAsync(Registersoort.Organisaties, Csv(Kop, "K1;Een"), wie: wie, naam: "nacht-1");
        (await proef.StuurAsync(Registersoort.Organisaties, Csv(Kop, "K1;Een"), wie: wie, naam: "nacht-1")).Value.ShouldBe(new OntvangenBestand(eerste.Value.Id, true));
        (await proef.StuurAsync(Registersoort.Organisaties, Csv(Kop, "K1;Twee"), wie: wie, naam: "nacht-1")).Refusals.ShouldHaveSingleItem().Code.ShouldBe("idempotency-key-hergebruikt");
    }

    // what a dead machine would still have thrown
    private static async Task StilAsync(Func<Task> werk)
    {
        try
        {
            await werk();
        }
        catch (Exception fout) when (fout.GetBaseException() is TimeoutException)
        {
        }
    }

    /// <summary>Does something once, right before the transaction in which a file that came in goes to be compared.</summary>
    private sealed class Tussendoor : DbTransactionInterceptor
    {
        public Func<Task>? Doe { get; set; }

        public override async ValueTask<InterceptionResult<System.Data.Common.DbTransaction>> TransactionStartingAsync(
            System.Data.Common.DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<System.Data.Common.DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (Doe is { } doe && eventData.Context is { } db && db.ChangeTracker.Entries<Registerimport>().Any(e => e.Entity.Stand == Importstand.Vergelijken && e.State == EntityState.Modified))
            {
                Doe = null;
                await doe();
            }

            return result;
        }
    }

    private sealed class Slag : DbCommandInterceptor
    {
        public int Over { get; set; } = int.MaxValue;

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Sla();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Sla();
            return ValueTask.FromResult(result);
        }

        private void Sla()
        {
            if (Over != int.MaxValue && --Over <= 0)
            {
                throw new TimeoutException("Struck down.");
            }
        }
    }

    private sealed class Eindeloos(long lengte) : Stream
    {
        private readonly byte[] kop = Csv(Kop);

        public long Gelezen { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => lengte;

        public override long Position { get => Gelezen; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Gelezen >= lengte)
            {
                return 0;
            }

            if (Gelezen == 0)
            {
                kop.CopyTo(buffer, offset);
                Gelezen = kop.Length;
                return kop.Length;
            }

            // long rows, so that reading is all that costs
            for (var i = 0; i < count; i++)
            {
                var plaats = (Gelezen + i - kop.Length) % 30_000;
                buffer[offset + i] = plaats == 29_999 ? (byte)'\n' : plaats == 10 ? (byte)';' : (byte)('a' + ((Gelezen + i) / 30_000 % 26));
            }

            Gelezen += count;
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var deel = new byte[buffer.Length];
            var gelezen = await ReadAsync(deel, 0, deel.Length, cancellationToken);
            deel.AsMemory(0, gelezen).CopyTo(buffer);
            return gelezen;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
