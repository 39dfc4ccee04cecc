using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Engine.Access;
using Engine.Api.Keys;
using Engine.Features;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;
using Web.Tests.Manuals;

namespace Web.Tests.Api;

/// <summary>A program of the insurer fills registers; those of customers have nothing to do with them.</summary>
public sealed class ApiRegisterTests(Werkgever portaal) : IClassFixture<Werkgever>
{
    private const string Adres = "api/v1/registers/imports";
    private static readonly string[] Rechten = ["collectiviteit.registers-bijwerken", "collectiviteit.registergegevens-inzien"];

    [Fact]
    public async Task A_file_is_compared_read_and_carried_out()
    {
        using var program = await ProgrammaAsync();
        var gestuurd = await StuurAsync(program, "klantnummer;naam;doelgroep\nA100;Api Zorg;werkgever\nA101;;werkgever\n", "nacht-1");
        gestuurd.Status.ShouldBe(HttpStatusCode.Accepted);
        var id = gestuurd.Json().GetProperty("id").GetGuid();
        await portaal.VerwerkAsync();
        var stand = (await program.GetAsync($"{Adres}/{id}")).Json();
        (stand.GetProperty("stand").GetString(), stand.GetProperty("nieuw").GetInt32(), stand.GetProperty("geweigerd").GetInt32()).ShouldBe(("vergeleken", 1, 1));
        (await program.GetAsync($"{Adres}/{id}/verschillen?soort=geweigerd")).Json().GetProperty("verschillen")[0].GetProperty("fouten")[0].GetProperty("kolom").GetString().ShouldBe("naam");
        (await KlantenAsync("A100")).ShouldBe(0);

        (await UitvoerenAsync(program, id, new string('0', 64))).Json().GetProperty("code").GetString().ShouldBe("register.ander-bestand");
        (await UitvoerenAsync(program, id, stand.GetProperty("sha256").GetString())).Status.ShouldBe(HttpStatusCode.Accepted);
        await portaal.VerwerkAsync();
        (await program.GetAsync($"{Adres}/{id}")).Json().GetProperty("stand").GetString().ShouldBe("uitgevoerd");
        (await KlantenAsync("A100")).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_message_counts_once_and_without_a_name_it_is_refused()
    {
        using var program = await ProgrammaAsync();
        const string Bestand = "klantnummer;naam;doelgroep\nA200;Api Zorg;werkgever\n";
        var eerste = await StuurAsync(program, Bestand, "nacht-2", "&proef=false");
        var tweede = await StuurAsync(program, Bestand, "nacht-2", "&proef=false");
        tweede.Json().GetProperty("id").GetGuid().ShouldBe(eerste.Json().GetProperty("id").GetGuid());
        tweede.Json().GetProperty("eerder").GetBoolean().ShouldBeTrue();
        await portaal.VerwerkAsync();
        (await KlantenAsync("A200")).ShouldBe(1, "not a trial: carried out at once");
        (await StuurAsync(program, Bestand, "")).Json().GetProperty("code").GetString().ShouldBe("idempotency-key-ontbreekt");
        (await StuurAsync(program, Bestand + "A201;Ander;werkgever\n", "nacht-2")).Json().GetProperty("code").GetString().ShouldBe("idempotency-key-hergebruikt");
    }

    [Fact]
    public async Task The_description_names_registers_to_the_insurer_only()
    {
        using var program = await ProgrammaAsync();
        (await program.GetAsync("api/v1/openapi.json")).Json().GetProperty("paths").GetProperty("/registers/imports").GetProperty("post").GetProperty("requestBody").GetProperty("content").TryGetProperty("text/csv", out _).ShouldBeTrue();
        using var klant = await Salarispakket.MetAsync(portaal);
        (await klant.LeesAsync("openapi.json")).Json().GetProperty("paths").TryGetProperty("/registers/imports", out _).ShouldBeFalse();
        (await StuurAsync(klant.Visitor, "klantnummer;naam\nA1;x\n", "klant-1")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<VisitedPage> StuurAsync(Visitor program, string bestand, string naam, string meer = "")
    {
        var verzoek = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Adres}?register=organisaties{meer}", UriKind.Relative)) { Content = new StringContent(bestand, Encoding.UTF8, "text/csv") };
        if (naam.Length > 0)
        {
            verzoek.Headers.Add("Idempotency-Key", naam);
        }

        return program.SendAsync(verzoek);
    }

    private static Task<VisitedPage> UitvoerenAsync(Visitor program, Guid id, string? sha256)
    {
        var verzoek = new HttpRequestMessage(HttpMethod.Post, new Uri($"{Adres}/{id}/uitvoeren", UriKind.Relative)) { Content = new StringContent($"{{\"sha256\":\"{sha256}\"}}", Encoding.UTF8, "application/json") };
        verzoek.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return program.SendAsync(verzoek);
    }

    private Task<int> KlantenAsync(string nummer) => portaal.InAsync(db => db.Set<Organisation>().CountAsync(o => o.Number == nummer));

    private async Task<Visitor> ProgrammaAsync()
    {
        var sleutel = await portaal.InAsync(async db =>
        {
            var desk = await db.Set<Organisation>().FirstAsync(o => o.IsStaff);
            var (secret, text) = ApiKeySecret.New();
            var mail = $"{secret.Prefix}@koppeling.invalid";
            var account = new Engine.Access.Account { Mail = mail, NormalizedMail = mail.ToUpperInvariant(), Name = "koppeling Nachtrun", State = AccountState.Disabled, Scheme = KeyAccount.Scheme };
            var key = new ApiKey
            {
                OrganisationId = desk.Id, AccountId = account.Id, Name = "Nachtrun", Prefix = secret.Prefix, SecretHash = secret.Hash, MadeById = Guid.NewGuid(), MadeByName = "Proef",
                MadeAt = TimeProvider.System.GetUtcNow(), ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(5), Level = Level.Password,
            };
            db.AddRange(account, key);
            db.AddRange(Rechten.Select(r => new ApiKeyScope { KeyId = key.Id, Permission = r }));
            await db.SaveChangesAsync();
            return text;
        });
        var visitor = portaal.Factory.Visit("izz.localhost");
        visitor.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sleutel);
        return visitor;
    }
}
