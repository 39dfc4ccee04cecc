using Engine.Calendar;
using Engine.Data.Encryption;
using Engine.Features;
using Engine.Modules;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Reads what a user asks into a checked selection, for the lists and their download alike.</summary>
public sealed class LeesVraag(FieldProtector velden, FeatureView features, Instellingen instellingen, TimeProvider time)
{
    public static readonly Refusal VeldOnbekend = new("zoekveld-onbekend", "Het adres van deze pagina noemt iets waarop u hier niet kunt zoeken. Zoek opnieuw met het formulier.");

    internal Result<Selectie> Lees(ZoekVraag vraag)
    {
        // where no BSN may be searched for, it is a field that does not exist (001-05)
        if (vraag.Criteria.Keys.Any(c => !vraag.Velden.Contains(c) || (c == Filters.Bsn && features.Contracts(Features.Bsn).Count == 0)))
        {
            return VeldOnbekend;
        }

        var gelezen = Selectie.Lees(vraag.Criteria);
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
