using System.Security.Cryptography;
using Engine.Access;
using Engine.Data.Encryption;
using Engine.Ui;
using Microsoft.AspNetCore.WebUtilities;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>
/// A BSN that is searched for as the address of a list has it: sealed for the account that typed it, so that no address, history or log holds a
/// number, and an address that went elsewhere opens nothing.
/// </summary>
public sealed class BsnInAdres(FieldProtector velden, CurrentActor actor)
{
    // never a BSN, so what cannot be opened is answered as one that cannot be right
    private const string Onleesbaar = "?";

    // one more than a term may have, so that it is refused for its length
    private const int Langste = 101;

    private string Doel => $"{Bsn.Doel}.zoeken/{actor.Value.AccountId:N}";

    /// <param name="getypt">Whatever was typed: a number with a slip of the pen is as secret.</param>
    public string Verzegel(string getypt) => WebEncoders.Base64UrlEncode(velden.Protect(Doel, getypt.Length > Langste ? getypt[..Langste] : getypt));

    /// <summary>The same question with the number as it was typed.</summary>
    public ZoekVraag Open(ZoekVraag vraag) => !vraag.Criteria.TryGetValue(Filters.Bsn, out var adres)
        ? vraag
        : vraag with { Criteria = new Dictionary<string, string>(vraag.Criteria) { [Filters.Bsn] = Lees(adres) ?? Onleesbaar } };

    /// <returns>Null when nothing was typed, or it cannot be opened.</returns>
    public string? Getypt(TableQuery query) => query.Filter(Filters.Bsn) is { } adres ? Lees(adres) : null;

    private string? Lees(string adres)
    {
        try
        {
            return velden.Reveal(Doel, WebEncoders.Base64UrlDecode(adres));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
