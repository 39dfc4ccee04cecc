using Collectiviteit.Deelnemers;
using Engine.Calendar;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <param name="Nummer">As typed; empty takes the number away.</param>
/// <param name="OokAlsDubbel">True when the user was warned that somebody else has the number, and goes on.</param>
public sealed record NummerInvoer(Guid DeelnameId, string? Nummer, bool OokAlsDubbel);

/// <summary>Adds or changes the employer's own number, always as of today (000-25).</summary>
public sealed class WijzigWerknemersnummer(Dossiers dossiers, Indienen indienen, PortalDbContext db, TimeProvider time)
{
    public const int MaximumLengte = Deelname.LangsteWerknemersnummer;

    public const string Veld = "Nummer";

    public async Task<Result<Dossier>> HandleAsync(NummerInvoer invoer, CancellationToken cancellation)
    {
        if (await dossiers.VindAsync(Features.Werknemersnummer, invoer.DeelnameId, cancellation) is not { } dossier)
        {
            return new Refusal("onbekend", "Deze persoon is niet gevonden.");
        }

        var nummer = (invoer.Nummer ?? "").Trim();
        if (Weeg(dossier.Deelname, nummer) is { } fout)
        {
            return fout;
        }

        if (nummer.Length > 0 && !invoer.OokAlsDubbel && await IsDubbelAsync(dossier.Deelname, nummer, cancellation))
        {
            return new Refusal("nummer-dubbel", "Iemand anders in dit contract heeft dit nummer al. Controleer het. Klopt het toch, vink dan aan dat u doorgaat.", Veld);
        }

        var ingediend = await indienen.HandleAsync(
            [new(MutatieSoort.Werknemersnummer, dossier.Lid, DutchTime.Today(time)) { NieuwNummer = nummer }],
            cancellation);
        return ingediend.IsRefused ? ingediend.Refusals.ToArray() : dossier;
    }

    private static Refusal? Weeg(Deelname deelname, string nummer)
    {
        if (nummer.Length > MaximumLengte)
        {
            return new("nummer-te-lang", $"Het nummer is te lang. Gebruik hoogstens {MaximumLengte} tekens.", Veld);
        }

        if (nummer.Any(char.IsControl))
        {
            return new("nummer-onleesbaar", "Gebruik alleen letters, cijfers en leestekens.", Veld);
        }

        return nummer == deelname.Werknemersnummer
            ? new("nummer-gelijk", "Dit nummer staat er al. Vul een ander nummer in.", Veld)
            : null;
    }

    private Task<bool> IsDubbelAsync(Deelname deelname, string nummer, CancellationToken cancellation) => db.Set<Deelname>()
        .Where(d => d.ContractId == deelname.ContractId && d.Werknemersnummer == nummer && d.DeelnemerId != deelname.DeelnemerId)
        .AnyAsync(cancellation);
}
