using Engine.Calendar;
using Engine.Data.Encryption;
using Engine.Features;
using Engine.Modules;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Reads what a user asks into a checked selection, for the lists and their download alike.</summary>
public sealed class LeesVraag(FieldProtector velden, FeatureView features, Instellingen instellingen, TimeProvider time)
{
    internal Result<Selectie> Lees(ZoekVraag vraag)
    {
        // where no BSN may be searched for, it is a field that does not exist (001-05)
        var criteria = features.Contracts(Features.Bsn).Count > 0
            ? vraag.Criteria
            : vraag.Criteria.Where(c => c.Key != Filters.Bsn).ToDictionary(c => c.Key, c => c.Value);
        var gelezen = Selectie.Lees(criteria);
        return gelezen.IsRefused
            ? gelezen
            : gelezen.Value with
            {
                Moment = Kies(vraag.Wie, gelezen.Value),
                MisluktSinds = gelezen.Value.Stand == Verzoekstand.Mislukt ? instellingen.MisluktSinds : null,
                BsnHashes = gelezen.Value.Bsn is { } bsn ? velden.SearchHashes(Bsn.Doel, bsn) : [],
            };
    }

    private Moment? Kies(Wie wie, Selectie selectie)
    {
        // who is no participant any more is so today; there is no such list of another day
        if (selectie.Op is { } dag && wie != Wie.Oud)
        {
            return Moment.OpDag(dag);
        }

        // who asks what became of a request wants to see it, also of somebody who has left by now
        return selectie.Stand is not null ? null : wie switch
        {
            Wie.Iedereen => null,
            Wie.Huidig => Moment.Huidig(DutchTime.Today(time)),
            Wie.Oud => Moment.Oud(DutchTime.Today(time), features.Contracts(Features.OudDeelnemers)),
        };
    }
}
