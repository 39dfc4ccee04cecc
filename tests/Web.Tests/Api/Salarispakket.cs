using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Api.Keys;
using Engine.Features;
using Microsoft.EntityFrameworkCore;
using Testing.Http;
using Web.Tests.Manuals;

namespace Web.Tests.Api;

/// <summary>A program of a customer: it sends a key and reads JSON.</summary>
internal sealed class Salarispakket(Visitor visitor) : IDisposable
{
    public static readonly string[] Alles = ["collectiviteit.inzien", "collectiviteit.afmelden", "collectiviteit.wijzigen"];

    public static readonly DateOnly Einde = Werkgever.Vandaag.AddDays(20);

    /// <summary>Makes a key as its row is, for contracts of the organisation of one contract.</summary>
    /// <param name="contract">Number; the key is for the organisation of this contract.</param>
    /// <param name="alleen">True when the key is for that contract only.</param>
    public static Task<string> SleutelAsync(Werkgever portaal, string contract = "300100", bool alleen = false, string[]? rechten = null, string tenant = "izz") => portaal.InAsync(async db =>
    {
        var waar = await db.Set<Contract>().SingleAsync(c => c.Number == contract);
        var (secret, text) = ApiKeySecret.New();
        var account = new Engine.Access.Account
        {
            Mail = $"{secret.Prefix}@koppeling.invalid", NormalizedMail = $"{secret.Prefix}@koppeling.invalid".ToUpperInvariant(), Name = "koppeling Salaris", State = AccountState.Disabled, Scheme = KeyAccount.Scheme,
        };
        var key = new ApiKey
        {
            OrganisationId = waar.OrganisationId, AccountId = account.Id, Name = "Salaris", Prefix = secret.Prefix, SecretHash = secret.Hash, MadeById = Guid.NewGuid(), MadeByName = "Proef",
            MadeAt = TimeProvider.System.GetUtcNow(), ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(5), Level = Level.Password,
        };
        db.AddRange(account, key);
        db.AddRange((rechten ?? Alles).Select(r => new ApiKeyScope { KeyId = key.Id, Permission = r, ContractId = alleen ? waar.Id : null }));
        await db.SaveChangesAsync();
        return text;
    }, tenant);

    public static async Task<Salarispakket> MetAsync(Werkgever portaal, string contract = "300100", bool alleen = false, string[]? rechten = null) =>
        Met(portaal, await SleutelAsync(portaal, contract, alleen, rechten));

    /// <param name="sleutel">Null sends none.</param>
    public static Salarispakket Met(Werkgever portaal, string? sleutel, string host = "izz.localhost")
    {
        var visitor = portaal.Factory.Visit(host);
        if (sleutel is not null)
        {
            visitor.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sleutel);
        }

        return new(visitor);
    }

    public Visitor Visitor => visitor;

    public Task<VisitedPage> LeesAsync(string pad) => visitor.GetAsync(pad.StartsWith('/') ? pad : "api/v1/" + pad);

    public Task<VisitedPage> StuurAsync(string pad, object bericht, string? naam = null) => StuurAsync(pad, JsonSerializer.Serialize(bericht), naam ?? Guid.NewGuid().ToString());

    /// <param name="naam">Idempotency-Key; empty sends none.</param>
    public Task<VisitedPage> StuurAsync(string pad, string bericht, string naam)
    {
        var verzoek = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/" + pad, UriKind.Relative)) { Content = new StringContent(bericht, Encoding.UTF8, "application/json") };
        if (naam.Length > 0)
        {
            verzoek.Headers.Add("Idempotency-Key", naam);
        }

        return visitor.SendAsync(verzoek);
    }

    public static object Afmelding(Guid deelname) => new { deelnemerId = deelname, einddatum = Einde, reden = "einde-collectiviteit" };

    public static Task<List<Mutatie>> MutatiesAsync(Werkgever portaal, Guid deelname) =>
        portaal.InAsync(db => db.Set<Mutatie>().AsNoTracking().Where(m => m.DeelnameId == deelname).ToListAsync());

    public void Dispose() => visitor.Dispose();
}

internal static class Antwoorden
{
    public static JsonElement Json(this VisitedPage antwoord) => JsonDocument.Parse(antwoord.Body).RootElement;

    public static string? Code(this VisitedPage antwoord) => antwoord.Json().GetProperty("code").GetString();

    public static string? Veld(this VisitedPage antwoord) => antwoord.Json().GetProperty("errors")[0].GetProperty("field").GetString();
}
