using Collectiviteit.Mutaties;
using Collectiviteit.Registers.Vergelijken;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;

namespace Collectiviteit.Registers;

/// <summary>The registers of this tenant.</summary>
public sealed class Registerdelen(PortalDbContext db, BulkInsert bulk, FieldProtector velden, Uitvoering uitvoering, CurrentTenant tenant, TimeProvider time)
{
    internal Registerdeel Van(Registersoort soort) => soort switch
    {
        Registersoort.Organisaties => new Organisatieregister(db, tenant),
        Registersoort.Contracten => new Contractregister(db),
        Registersoort.Personen => new Persoonsregister(db, bulk, velden, time),
        Registersoort.Deelnames => new Deelnameregister(db, bulk, velden, uitvoering, tenant, gezin: false),
        Registersoort.Gezinsleden => new Deelnameregister(db, bulk, velden, uitvoering, tenant, gezin: true),
    };
}
