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
        "Le Belvédère", "Montaigne", "Les Jardins d’Arcadie", "Colbert", "La Roseraie"];

    public static readonly string[] Shops = ["Boulangerie", "Pharmacie", "Librairie", "Café", "Fleuriste", "Cabinet d’architecture", "Opticien", "Atelier", "Épicerie", "Cabinet dentaire"];

    public static readonly string[] Vendors = ["Plomberie Roux", "Élec’Services", "Thermi-Ouest", "Serrures & Co", "Toitures Pâquet", "MultiTech SARL"];

    public static readonly (string Category, string[] Titles)[] Works =
    [
        ("plumbing", ["Fuite sous l’évier", "Chasse d’eau bloquée", "Ballon d’eau chaude en panne", "Siphon bouché"]),
        ("electrical", ["Prise qui chauffe", "Tableau qui disjoncte", "Interphone muet"]),
        ("heating", ["Chaudière en panne", "Radiateur froid", "Entretien annuel de la chaudière"]),
        ("locksmith", ["Serrure bloquée", "Porte claquée", "Clé perdue"]),
        ("roof", ["Infiltration par la toiture", "Gouttière percée"]),
        ("common areas", ["Ampoule du palier", "Digicode hors service", "Ascenseur arrêté"]),
    ];

    /// <summary>Mostly the one whose trade it is, now and then another.</summary>
    public static string Vendor(string category, string other, int number) =>
        Array.FindIndex(Works, w => w.Category == category) is >= 0 and var trade && number % 5 != 0 ? Vendors[trade] : other;

    /// <summary>amelie.coeur12@example.org</summary>
    public static string Mail(string name, int number) =>
        string.Concat(Fold.Of(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : c == ' ' ? '.' : '-')) + FormattableString.Invariant($"{number}@example.org");
}
