using BlazorEstate.Shared;

namespace BlazorEstate.Features.Import.Demo;

/// <summary>Names, streets and towns of an invented French agency. Nobody in it exists; its mail addresses are of example.org.</summary>
internal static class DemoNames
{
    public static readonly string[] First = ["Amélie", "Anaïs", "Antoine", "Aïcha", "Baptiste", "Benoît", "Camille", "Chloé", "Clément", "Diane", "Élodie", "Émile", "Fatou", "François",
        "Gaëlle", "Guillaume", "Hélène", "Hugo", "Inès", "Jérôme", "Julie", "Karim", "Khadija", "Léa", "Loïc", "Lucas", "Maëlys", "Manon", "Mathilde", "Mehdi", "Nathalie", "Noël",
        "Océane", "Olivier", "Pauline", "Quentin", "Raphaël", "Romane", "Samir", "Sophie", "Thérèse", "Théo", "Valérie", "Victor", "Xavier", "Yasmine", "Yann", "Zoé"];

    public static readonly string[] Last = ["Abadie", "Barbier", "Béranger", "Blanchard", "Carpentier", "Chevalier", "Cœur", "D’Arcy", "Delorme", "Diallo", "Dupuis", "Étienne", "Faure", "Fontaine",
        "Garçon", "Girard", "Guérin", "Hébert", "Ibáñez", "Jourdan", "Koné", "Lacroix", "Lefèvre", "Lemoine", "Marchand", "Mercier", "Müller", "N’Diaye", "Nguyen", "Noël", "Pâquet",
        "Perrot", "Quéméner", "Renaud", "Roux", "Sørensen", "Tessier", "Traoré", "Vasseur", "Weiß", "Zidane"];

    public static readonly (string City, string PostalCode)[] Cities = [("Lyon", "69003"), ("Lyon", "69007"), ("Villeurbanne", "69100"), ("Nantes", "44000"), ("Rezé", "44400"),
        ("Bordeaux", "33000"), ("Lille", "59800"), ("Saint-Étienne", "42000"), ("Besançon", "25000"), ("Rennes", "35000")];

    public static readonly string[] Streets = ["rue de la République", "avenue Jean-Jaurès", "boulevard Victor-Hugo", "place de l’Église", "chemin des Œillets", "quai Saint-Michel",
        "impasse du Château", "allée des Érables", "rue du Général-de-Gaulle", "cours Mirabeau", "rue Pasteur", "rue des Lilas", "avenue Foch", "rue Sainte-Catherine"];

    public static readonly string[] Residences = ["Les Tilleuls", "Le Clos Fleuri", "Bellevue", "Les Érables", "Saint-Exupéry", "Le Parc", "Les Terrasses", "Beauséjour", "Vauban", "Les Cèdres", "Jacquard",
        "Le Belvédère", "Montaigne", "Les Jardins d’Arcadie", "Colbert", "La Roseraie", "Les Glycines", "Le Grand Pré", "Molière", "Les Hauts du Lac", "Le Verger", "Lamartine", "Les Peupliers", "Pasteur"];

    public static readonly string[] Galleries = ["des Arts", "du Marché", "des Tanneurs", "Saint-Nicolas", "de la Halle", "du Théâtre", "des Remparts", "de l’Horloge"];

    public static readonly string[] Shops = ["Boulangerie", "Pharmacie", "Librairie", "Café", "Fleuriste", "Cabinet d’architecture", "Opticien", "Atelier", "Épicerie", "Cabinet dentaire"];

    public static readonly string[] Vendors = ["Plomberie Roux", "Élec’Services", "Thermi-Ouest", "Serrures & Co", "Toitures Pâquet", "MultiTech SARL"];

    /// <summary>Each the trade of the vendor at the same place.</summary>
    public static readonly string[] Trades = ["plumbing", "electrical", "heating", "locksmith", "roof", "common areas"];

    /// <summary>What breaks where people live; and whether the tenant may have to bear it.</summary>
    public static readonly (string Category, string Title, bool Tenants)[] HomeFaults =
    [
        ("plumbing", "Fuite sous l’évier", false), ("plumbing", "Chasse d’eau bloquée", true), ("plumbing", "Ballon d’eau chaude en panne", false), ("plumbing", "Siphon bouché", true),
        ("electrical", "Prise qui chauffe", false), ("electrical", "Tableau qui disjoncte", false), ("electrical", "Interphone muet", false),
        ("heating", "Chaudière en panne", false), ("heating", "Radiateur froid", false), ("heating", "Entretien annuel de la chaudière", true),
        ("locksmith", "Serrure bloquée", false), ("locksmith", "Porte claquée", true), ("locksmith", "Clé perdue", true),
    ];

    public static readonly (string Category, string Title, bool Tenants)[] HouseFaults = [("roof", "Infiltration par la toiture", false), ("roof", "Gouttière percée", false)];

    public static readonly (string Category, string Title, bool Tenants)[] BuildingFaults =
        [("common areas", "Ampoule du palier", false), ("common areas", "Digicode hors service", false), ("common areas", "Ascenseur arrêté", false), ("roof", "Infiltration par la toiture", false)];

    public static readonly (string Category, string Title, bool Tenants)[] BusinessFaults =
    [
        ("electrical", "Tableau qui disjoncte", false), ("electrical", "Enseigne éteinte", true), ("plumbing", "Fuite aux sanitaires", false), ("locksmith", "Rideau métallique bloqué", true),
        ("heating", "Climatisation en panne", false),
    ];

    public static readonly (string Category, string Title, bool Tenants)[] ParkingFaults = [("locksmith", "Porte de garage bloquée", false), ("electrical", "Éclairage du parking en panne", false)];

    /// <summary>Mostly the one whose trade it is, now and then another.</summary>
    public static string Vendor(string category, string other, int number) =>
        Array.IndexOf(Trades, category) is >= 0 and var trade && number % 5 != 0 ? Vendors[trade] : other;

    /// <summary>amelie.coeur12@example.org</summary>
    public static string Mail(string name, int number) =>
        string.Concat(Fold.Of(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : c == ' ' ? '.' : '-')) + FormattableString.Invariant($"{number}@example.org");
}
