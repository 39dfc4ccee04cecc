using System.Security.Cryptography;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data.Encryption;

namespace Collectiviteit.Aanmeldingen;

/// <summary>A BSN that was typed travels back to its form sealed and bound to the account: it may be given, and is never shown (001-29).</summary>
public sealed class VerborgenBsn(FieldProtector velden, CurrentActor actor)
{
    private const string Doel = "collectiviteit.bsn-formulier";

    /// <returns>Null when nothing was typed, or no number that exists: that is asked again.</returns>
    public string? Verberg(string? bsn) =>
        Bsn.TryParse(bsn, out var nummer) ? Convert.ToBase64String(velden.Protect(Doel, $"{actor.Value.AccountId:N}{nummer}")) : null;

    /// <summary>The number of a form: what is typed now counts above what was typed before.</summary>
    /// <returns>Null when there is none, or when it was sealed for another account.</returns>
    public string? Lees(AanmeldFormulier formulier) => !string.IsNullOrWhiteSpace(formulier.Bsn) ? formulier.Bsn : formulier.BsnWeg ? null : Open(formulier.BsnBewaard);

    private string? Open(string? geheim)
    {
        var eigenaar = actor.Value.AccountId.ToString("N");
        try
        {
            return geheim is { Length: > 0 and < 400 } && velden.Reveal(Doel, Convert.FromBase64String(geheim)) is var open && open.StartsWith(eigenaar, StringComparison.Ordinal)
                ? open[eigenaar.Length..]
                : null;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
